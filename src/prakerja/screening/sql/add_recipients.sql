-- Those with a seat, with the family card of today: later waves screen against them.
-- reads: identity_identity
INSERT INTO screening_recipient (applicant_id, nik_digest, kk_digest, wave_id, received_at)
SELECT identity.applicant_id, identity.nik_digest, identity.kk_digest, %s, %s
FROM identity_identity AS identity
JOIN ({seated}) AS seated (applicant_id) ON seated.applicant_id = identity.applicant_id
