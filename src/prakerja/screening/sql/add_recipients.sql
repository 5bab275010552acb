-- An award for everybody with a seat, with the NIK and the family card of today: later waves screen against it.
-- Sorted, so that all of it is read before the first is written: where the table was empty when its statistics were made, each
-- row's look for an earlier award would go through all rows written so far (half an hour for 300,000, measured).
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
ORDER BY 1, 2
