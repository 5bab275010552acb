-- An award for everybody with a seat, with the NIK and the family card of today: later waves screen against it.
-- reads: identity_identity
INSERT INTO screening_recipient (applicant_id, award, nik_digest, kk_digest, wave_id, received_at)
SELECT
    identity.applicant_id,
    1 + (
        SELECT coalesce(max(earlier.award), 0)
        FROM screening_recipient AS earlier
        WHERE earlier.applicant_id = identity.applicant_id
    ),
    identity.nik_digest,
    identity.kk_digest,
    %s,
    %s
FROM identity_identity AS identity
JOIN ({seated}) AS seated (applicant_id) ON seated.applicant_id = identity.applicant_id
