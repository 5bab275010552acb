-- The next of a wave that soon will be lost: their holders are reminded once, and not on the day of the notice.
UPDATE incentives_survey AS survey
SET reminded_at = %(now)s
FROM (
    SELECT applicant_id, award, number
    FROM incentives_survey
    WHERE wave_id = %(wave_id)s AND state = 'open' AND open_until <= %(from)s
      AND reminded_at IS NULL AND opened_on < %(today)s
    ORDER BY applicant_id, award, number
    LIMIT %(limit)s
    FOR NO KEY UPDATE
) AS ending
WHERE survey.applicant_id = ending.applicant_id AND survey.award = ending.award AND survey.number = ending.number
RETURNING survey.applicant_id, survey.award, survey.number, survey.amount, survey.open_until
