-- The last of the next cards, in the order of their keys; of fewer there is none.
SELECT applicant_id, award
FROM cards_card
WHERE (applicant_id, award) > (%(after)s::uuid, %(after_award)s::smallint)
ORDER BY applicant_id, award
OFFSET %(at_once)s - 1
LIMIT 1
