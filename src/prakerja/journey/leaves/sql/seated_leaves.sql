-- Everybody with a seat in a wave by the receipt that has it, drawn at first or since, with what was fixed of the account that
-- has it, their place among all joiners, and the award that they have of it.
-- reads: draw_appealdecision, draw_appealoutcome, draw_laterseat, draw_outcome, identity_identity, screening_recipient
-- reads: screening_verdict
WITH seat AS (
    SELECT applicant_id, receipt
    FROM draw_outcome
    WHERE wave_id = %(wave_id)s AND outcome = 'seated' {which}
    UNION ALL
    SELECT applicant_id, receipt
    FROM draw_laterseat
    WHERE wave_id = %(wave_id)s {which}
    UNION ALL
    SELECT applicant_id, receipt
    FROM draw_appealdecision AS decision
    WHERE wave_id = %(wave_id)s {which} AND EXISTS (
        SELECT FROM draw_appealoutcome AS heard
        WHERE heard.applicant_id = decision.applicant_id AND heard.wave_id = decision.wave_id AND heard.outcome = 'seated'
    )
)

SELECT
    seat.applicant_id,
    seat.receipt,
    identity.sealed_nik,
    identity.sealed_kk,
    verdict.regency,
    verdict.employment,
    verdict.disability,
    verdict.tickets,
    verdict.receipt AS joined_as,
    verdict.place,
    recipient.award,
    recipient.nik_digest
FROM seat
JOIN screening_verdict AS verdict
    ON verdict.applicant_id = seat.applicant_id AND verdict.number = %(number)s AND verdict.occasion = 'draw'
LEFT JOIN identity_identity AS identity ON identity.applicant_id = seat.applicant_id
LEFT JOIN screening_recipient AS recipient
    ON recipient.applicant_id = seat.applicant_id AND recipient.wave_id = %(wave_id)s
ORDER BY verdict.place
