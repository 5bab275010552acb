-- The next cards of a wave whose deadline has gone by, after the place reached.
SELECT card.applicant_id, card.award
FROM cards_card AS card
WHERE card.wave_id = %(wave_id)s AND card.applicant_id > %(after)s AND (
{only}
)
ORDER BY card.applicant_id, card.award
LIMIT %(limit)s
