-- Courses of which many learners confirmed their presence behind one address within a day; not face to face.
WITH seen AS (
    SELECT DISTINCT trace.course_id, (trace.at AT TIME ZONE 'Asia/Jakarta')::date AS day, trace.network,
        trace.applicant_id, trace.purchase
    FROM training_presencetrace AS trace
    JOIN training_course AS course ON course.id = trace.course_id AND course.method <> 'face_to_face'
    WHERE trace.at >= %(since)s
)
SELECT
    course_id,
    day || ' ' || left(network::text, 8),
    jsonb_build_object('learners', count(DISTINCT applicant_id), 'from', %(least)s::int),
    array_agg(applicant_id),
    array_agg(purchase)
FROM seen
GROUP BY course_id, day, network
HAVING count(DISTINCT applicant_id) >= %(least)s
