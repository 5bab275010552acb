-- These purchases are held until the end of the unit of work, in the order of their keys: whoever pays one waits, or is waited for.
SELECT purchase.applicant_id, purchase.number
FROM unnest(%(applicants)s::uuid[], %(numbers)s::smallint[]) AS asked (applicant_id, number)
JOIN training_purchase AS purchase USING (applicant_id, number)
ORDER BY purchase.applicant_id, purchase.number
FOR NO KEY UPDATE OF purchase
