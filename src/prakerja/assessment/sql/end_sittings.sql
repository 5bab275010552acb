-- The running ones among these sittings are finished and scored. Lock them first, in a statement of its own.
UPDATE assessment_sitting AS sitting
SET
    state = 'finished',
    finished_at = least(%(now)s, sitting.ends_at),
    ended_by = CASE WHEN %(now)s < sitting.ends_at THEN 'applicant' ELSE 'clock' END,
    right_answers = (
        SELECT count(*)
        FROM assessment_answer AS answer
        WHERE
            answer.applicant_id = sitting.applicant_id
            AND answer.option = sitting.answer_key[answer.position + 1]
    )
WHERE sitting.applicant_id = any(%(applicant_ids)s) AND sitting.state = 'running'
