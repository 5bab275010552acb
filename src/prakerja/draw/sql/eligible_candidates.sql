-- One row per candidate, in the order of receipts. In a scheme where repeaters weigh more, each earlier draw that left
-- the person without a seat is one more ticket: the programme confirmed the weight in 2020 and never published it.
-- reads: identity_identity, profile_particulars, screening_recipient, screening_verdict, waves_joiner
SELECT
    joiner.receipt,
    joiner.regency,
    particulars.employment,
    particulars.disability,
    1 + CASE WHEN %(repeats_weigh)s THEN (
        SELECT count(*)
        FROM draw_outcome AS earlier
        JOIN draw_draw AS draw ON draw.wave_id = earlier.draw_id
        WHERE earlier.applicant_id = joiner.applicant_id
          AND earlier.outcome <> 'seated'
          AND draw.published_at IS NOT NULL
    ) ELSE 0 END,
    identity.kk_digest,
    household.held
FROM waves_joiner AS joiner
JOIN identity_identity AS identity ON identity.applicant_id = joiner.applicant_id
JOIN profile_particulars AS particulars ON particulars.applicant_id = joiner.applicant_id
CROSS JOIN LATERAL (
    SELECT count(*) AS held FROM screening_recipient AS recipient WHERE recipient.kk_digest = identity.kk_digest
) AS household
WHERE joiner.wave_id = %(wave_id)s
  AND EXISTS (
    SELECT FROM screening_verdict AS verdict
    WHERE verdict.wave_id = joiner.wave_id AND verdict.applicant_id = joiner.applicant_id
  )
  AND NOT EXISTS (
    SELECT FROM screening_verdict AS verdict
    WHERE verdict.wave_id = joiner.wave_id AND verdict.applicant_id = joiner.applicant_id AND NOT verdict.passed
  )
ORDER BY joiner.receipt COLLATE "C"
