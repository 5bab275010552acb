-- The next cards of a wave whose deadline has gone by, after the place reached; whether money of one waits for somebody
-- outside is asked when it is locked. With that asked here the planner thought that hardly any would be left, and took
-- and sorted all for each stretch.
SELECT card.applicant_id, card.award, card.buys_until
FROM cards_card AS card
WHERE card.wave_id = %(wave_id)s
  AND card.state = 'awarded'
  AND card.held_since IS NULL
  AND card.buys_until <= %(now)s
  AND (card.buys_until, card.applicant_id) > (%(after_until)s::timestamptz, %(after)s::uuid)
ORDER BY card.buys_until, card.applicant_id
LIMIT %(limit)s
