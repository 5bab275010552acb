-- One row per candidate, in the order of receipts, with the facts that the verdict was given by. In a scheme where
-- repeaters weigh more, each earlier draw that left the person without a seat is one more ticket: the programme
-- confirmed the weight in 2020 and never published it. The last column is how many cards the household would hold if every
-- candidate of it won: the cap binds only where that is more.
-- reads: identity_identity, screening_verdict, waves_joiner, waves_wave
SELECT
    joiner.receipt,
    joiner.regency,
    verdict.employment,
    verdict.disability,
    1 + CASE WHEN %(repeats_weigh)s THEN (
        SELECT count(*)
        FROM draw_outcome AS earlier
        JOIN draw_draw AS draw ON draw.wave_id = earlier.wave_id
        WHERE earlier.applicant_id = joiner.applicant_id
          AND earlier.outcome <> 'seated'
          AND draw.published_at IS NOT NULL
    ) ELSE 0 END,
    identity.kk_digest,
    verdict.household_held,
    max(verdict.household_held) OVER household + count(*) OVER household
FROM waves_joiner AS joiner
JOIN waves_wave AS wave ON wave.id = joiner.wave_id
JOIN screening_verdict AS verdict
    ON verdict.applicant_id = joiner.applicant_id AND verdict.occasion = 'draw' AND verdict.number = wave.number
JOIN identity_identity AS identity ON identity.applicant_id = joiner.applicant_id
WHERE joiner.wave_id = %(wave_id)s AND verdict.reasons = '{}'
WINDOW household AS (PARTITION BY identity.kk_digest)
ORDER BY joiner.receipt COLLATE "C"
