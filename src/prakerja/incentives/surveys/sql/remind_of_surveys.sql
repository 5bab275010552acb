-- The next of a wave that soon will be lost: their holders are reminded once, and not on the day of the notice; but not of
-- one that would earn nothing, since the card has ended or the certificate was withdrawn.
-- reads: cards_card, training_certificate
UPDATE incentives_survey AS survey
SET reminded_at = %(now)s
FROM (
    SELECT open.applicant_id, open.award, open.number
    FROM incentives_survey AS open
    JOIN cards_card AS card ON card.applicant_id = open.applicant_id AND card.award = open.award AND card.state = 'active'
    JOIN incentives_instalment AS first_one
        ON first_one.applicant_id = open.applicant_id AND first_one.award = open.award AND first_one.number = 1
    JOIN training_certificate AS certificate
        ON certificate.applicant_id = first_one.applicant_id AND certificate.purchase = first_one.purchase
        AND certificate.withdrawn_at IS NULL
    WHERE open.wave_id = %(wave_id)s AND open.state = 'open' AND open.open_until <= %(from)s
      AND open.reminded_at IS NULL AND open.opened_on < %(today)s
    ORDER BY open.applicant_id, open.award, open.number
    LIMIT %(limit)s
    FOR NO KEY UPDATE OF open
) AS ending
WHERE survey.applicant_id = ending.applicant_id AND survey.award = ending.award AND survey.number = ending.number
RETURNING survey.applicant_id, survey.award, survey.number, survey.amount, survey.open_until
