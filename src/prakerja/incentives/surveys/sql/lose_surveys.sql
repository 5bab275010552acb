-- The next of a wave whose last day is over are lost.
UPDATE incentives_survey AS survey
SET state = 'lost'
FROM (
    SELECT applicant_id, award, number
    FROM incentives_survey
    WHERE wave_id = %(wave_id)s AND state = 'open' AND open_until < %(today)s
    ORDER BY applicant_id, award, number
    LIMIT %(limit)s
    FOR NO KEY UPDATE
) AS late
WHERE survey.applicant_id = late.applicant_id AND survey.award = late.award AND survey.number = late.number
RETURNING survey.applicant_id, survey.award, survey.number, survey.amount, survey.open_until
