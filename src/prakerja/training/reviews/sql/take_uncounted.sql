-- The next reviews whose weight is not in the sums of their course are, and what that changes of the sums of each.
WITH due AS MATERIALIZED (
    SELECT applicant_id, purchase, course_id, weight, counted
    FROM training_review
    WHERE counted <> weight
    ORDER BY course_id
    LIMIT %(limit)s
    FOR NO KEY UPDATE SKIP LOCKED
), noted AS (
    UPDATE training_review AS review
    SET counted = due.weight
    FROM due
    WHERE review.applicant_id = due.applicant_id AND review.purchase = due.purchase
    RETURNING due.course_id, due.weight, due.counted
)
SELECT course_id, sum(weight - counted), sum((weight > 0)::int - (counted > 0)::int), count(*)
FROM noted
GROUP BY course_id
ORDER BY course_id
