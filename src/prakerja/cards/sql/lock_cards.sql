-- These cards, held until the end of the unit of work in the order of their keys. The stretch in which they lie is said,
-- because PostgreSQL does not see it in the arrays: a batch goes through the cards in order, and each stretch of it would
-- read all cards (of 400,000: 13 µs a card instead of 3).
SELECT card.applicant_id
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
JOIN cards_card AS card ON card.applicant_id = wanted.applicant_id AND card.award = wanted.award
    AND card.applicant_id BETWEEN %(first)s AND %(last)s
ORDER BY card.applicant_id, card.award
FOR NO KEY UPDATE OF card
