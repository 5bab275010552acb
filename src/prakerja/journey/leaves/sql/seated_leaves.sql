-- Everybody with a seat in a wave by the receipt of the result, with what was fixed of the account that has it, their place
-- among all joiners, and the award that they have of it.
-- reads: draw_outcome, identity_identity, screening_recipient, screening_verdict
SELECT
    outcome.applicant_id,
    outcome.receipt,
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
FROM draw_outcome AS outcome
JOIN screening_verdict AS verdict
    ON verdict.applicant_id = outcome.applicant_id AND verdict.number = %(number)s AND verdict.occasion = 'draw'
LEFT JOIN identity_identity AS identity ON identity.applicant_id = outcome.applicant_id
LEFT JOIN screening_recipient AS recipient
    ON recipient.applicant_id = outcome.applicant_id AND recipient.wave_id = outcome.wave_id
WHERE outcome.wave_id = %(wave_id)s AND outcome.outcome = 'seated' {which}
ORDER BY verdict.place
