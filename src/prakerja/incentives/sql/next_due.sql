-- The next instalments of a wave whose day has come, and surveys that were handed in, after the place reached.
SELECT due.due_on, due.applicant_id, due.award
FROM (
    SELECT instalment.due_on, instalment.applicant_id, instalment.award
    FROM incentives_instalment AS instalment
    WHERE instalment.wave_id = %(wave_id)s
      AND instalment.state = 'planned'
      AND instalment.due_on <= %(today)s
    UNION ALL
    SELECT (survey.handed_in_at AT TIME ZONE 'Asia/Jakarta')::date, survey.applicant_id, survey.award
    FROM incentives_survey AS survey
    WHERE survey.wave_id = %(wave_id)s
      AND survey.state = 'handed_in'
) AS due
WHERE (due.due_on, due.applicant_id) > (%(after_day)s::date, %(after)s::uuid)
ORDER BY due.due_on, due.applicant_id
LIMIT %(limit)s
