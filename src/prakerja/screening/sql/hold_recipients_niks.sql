-- Their NIKs are held: whoever has an award under the same NIK already, from whichever account, refuses all of it.
-- reads: identity_identity
INSERT INTO screening_recipientnik (digest, holder_id)
SELECT identity.nik_digest, identity.applicant_id
FROM identity_identity AS identity
JOIN ({seated}) AS seated (applicant_id) ON seated.applicant_id = identity.applicant_id
