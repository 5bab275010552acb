-- What is due of these waves, whose last day of payment is over, was not paid and is in no live instruction; of these cards
-- alone, or of any. What is held waits until that is decided, and what is due of the dead for their heirs.
-- reads: cards_card, incentives_instalment, incentives_survey
SELECT due.applicant_id, due.award, due.kind, due.number
FROM (
    SELECT applicant_id, award, 'instalment' AS kind, number
    FROM incentives_instalment
    WHERE wave_id = ANY(%(waves)s::bigint[]) AND state = 'due' AND settled_at IS NULL
      AND (%(applicants)s::uuid[] IS NULL OR applicant_id = ANY(%(applicants)s::uuid[]))
    UNION ALL
    SELECT applicant_id, award, 'survey', number
    FROM incentives_survey
    WHERE wave_id = ANY(%(waves)s::bigint[]) AND state = 'due' AND settled_at IS NULL
      AND (%(applicants)s::uuid[] IS NULL OR applicant_id = ANY(%(applicants)s::uuid[]))
) AS due
JOIN cards_card AS card ON card.applicant_id = due.applicant_id AND card.award = due.award
WHERE card.state IN ('awarded', 'active', 'finished')
  AND card.held_since IS NULL
  AND NOT EXISTS (
      SELECT FROM payouts_instructeddue AS instructed
      WHERE instructed.payee_id = due.applicant_id
        AND instructed.kind = due.kind
        AND instructed.award = due.award
        AND instructed.number = due.number
        AND instructed.is_live
  )
ORDER BY due.applicant_id, due.award, due.kind, due.number
LIMIT %(limit)s
