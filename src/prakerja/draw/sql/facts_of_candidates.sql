-- Of each candidate what the draw must not look at: the checks count by it, and none of it is kept. Hours are those of WIB.
-- reads: identity_identity, screening_verdict, waves_joiner, waves_wave
SELECT
    joiner.receipt,
    joiner.applicant_id::text,
    identity.sealed_nik,
    verdict.age,
    extract(HOUR FROM joiner.joined_at AT TIME ZONE 'Asia/Jakarta')::int,
    joiner.regency
FROM waves_joiner AS joiner
JOIN waves_wave AS wave ON wave.id = joiner.wave_id
JOIN screening_verdict AS verdict
    ON verdict.applicant_id = joiner.applicant_id AND verdict.occasion = 'draw' AND verdict.number = wave.number
LEFT JOIN identity_identity AS identity ON identity.applicant_id = joiner.applicant_id
WHERE joiner.wave_id = %(wave_id)s AND verdict.reasons = '{}'
