-- What speaks against cards that their holders have and that are not held, locked in the order of their keys: of each
-- what came first. Of a card that is used up only what counts by the day of its award is asked.
SELECT card.applicant_id, card.award, doubt.number, doubt.reason
FROM cards_card AS card
JOIN cards_doubt AS doubt ON doubt.applicant_id = card.applicant_id AND doubt.award = card.award
WHERE doubt.state = 'open'
  AND card.held_since IS NULL
  AND (%(everybody)s OR card.applicant_id = ANY (%(applicants)s::uuid[]))
  AND (
      card.state IN ('awarded', 'active')
      OR (card.state = 'finished' AND doubt.effective_on <= (card.awarded_at AT TIME ZONE 'Asia/Jakarta')::date)
  )
  AND NOT EXISTS (
      SELECT
      FROM cards_doubt AS earlier
      WHERE earlier.applicant_id = doubt.applicant_id AND earlier.award = doubt.award
        AND earlier.state = 'open' AND earlier.number < doubt.number
        AND (
            card.state <> 'finished'
            OR earlier.effective_on <= (card.awarded_at AT TIME ZONE 'Asia/Jakarta')::date
        )
  )
ORDER BY card.applicant_id, card.award
LIMIT %(limit)s
FOR NO KEY UPDATE OF card
