-- The next cards of a wave that are live, held until the end of the unit of work in the order of their keys.
SELECT card.applicant_id, card.award
FROM cards_card AS card
WHERE card.wave_id = %(wave_id)s AND card.state IN ('awarded', 'active') AND card.applicant_id > %(after)s
ORDER BY card.applicant_id, card.award
LIMIT %(limit)s
FOR NO KEY UPDATE
