-- The seats of cards that ended for good are counted.
WITH gone AS MATERIALIZED (
{gone})
UPDATE cards_card AS card
SET counted_at = %(now)s
FROM gone
WHERE card.applicant_id = gone.applicant_id AND card.award = gone.award
