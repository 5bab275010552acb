-- The next cards of a wave whose deadline has gone by, after the place reached.
SELECT card.applicant_id, card.award, card.buys_until
FROM cards_card AS card
WHERE card.wave_id = %(wave_id)s
  AND (card.buys_until, card.applicant_id) > (%(after_until)s::timestamptz, %(after)s::uuid)
  AND (
{only}
)
ORDER BY card.buys_until, card.applicant_id
LIMIT %(limit)s
