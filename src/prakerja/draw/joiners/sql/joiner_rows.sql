-- Everybody who was screened for a draw, in the order of their receipts, with what was fixed of them and with their numbers
-- as they lie in the database. Whose they are, as text: by it they are bound.
-- reads: identity_identity, screening_verdict
SELECT
    verdict.applicant_id::text,
    verdict.receipt,
    identity.sealed_nik,
    identity.sealed_kk,
    verdict.regency,
    verdict.employment,
    verdict.disability,
    verdict.tickets
FROM screening_verdict AS verdict
LEFT JOIN identity_identity AS identity ON identity.applicant_id = verdict.applicant_id
WHERE verdict.number = %(number)s AND verdict.occasion = 'draw' {which}
ORDER BY verdict.place
