-- Courses of which many learners confirmed their presence in one browser within a day.
WITH seen AS (
    SELECT DISTINCT course_id, (at AT TIME ZONE 'Asia/Jakarta')::date AS day, device, applicant_id, purchase
    FROM training_presencetrace
    WHERE at >= %(since)s AND device IS NOT NULL
)
SELECT
    course_id,
    day || ' ' || left(device::text, 8),
    jsonb_build_object('learners', count(DISTINCT applicant_id), 'from', %(least)s::int),
    array_agg(applicant_id),
    array_agg(purchase)
FROM seen
GROUP BY course_id, day, device
HAVING count(DISTINCT applicant_id) >= %(least)s
