-- These cards, held until the end of the unit of work in the order of their keys.
SELECT card.applicant_id
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
JOIN cards_card AS card ON card.applicant_id = wanted.applicant_id AND card.award = wanted.award
ORDER BY card.applicant_id, card.award
FOR NO KEY UPDATE OF card
