-- How many candidates of a screened wave are alike in the facts that the published list is made of.
-- reads: screening_verdict
SELECT verdict.regency, verdict.employment, verdict.disability, verdict.tickets, verdict.household_held, count(*)
FROM screening_verdict AS verdict
WHERE
    verdict.number = %(number)s AND verdict.occasion = 'draw' AND verdict.reasons = '{}'
    AND NOT EXISTS (
        SELECT FROM screening_verdict AS lost
        WHERE lost.applicant_id = verdict.applicant_id AND lost.number = verdict.number AND lost.occasion = 'identity'
    )
GROUP BY 1, 2, 3, 4, 5
