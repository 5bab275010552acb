-- Self-paced courses of which many learners were present within one hour, and few in the rest of that day.
WITH seen AS (
    SELECT DISTINCT trace.course_id, date_trunc('hour', trace.at AT TIME ZONE 'Asia/Jakarta') AS hour,
        trace.applicant_id, trace.purchase
    FROM training_presencetrace AS trace
    JOIN training_course AS course ON course.id = trace.course_id AND course.method = 'self_paced'
    WHERE trace.at >= %(since)s
),
day AS (
    SELECT course_id, hour::date AS day, count(DISTINCT applicant_id) AS learners
    FROM seen
    GROUP BY course_id, hour::date
)
SELECT
    seen.course_id,
    to_char(seen.hour, 'YYYY-MM-DD HH24'),
    jsonb_build_object(
        'learners', count(DISTINCT seen.applicant_id), 'of_the_day', day.learners, 'from', %(least)s::int
    ),
    array_agg(seen.applicant_id),
    array_agg(seen.purchase)
FROM seen
JOIN day ON day.course_id = seen.course_id AND day.day = seen.hour::date
GROUP BY seen.course_id, seen.hour, day.learners
HAVING count(DISTINCT seen.applicant_id) >= %(least)s
    AND 100 * count(DISTINCT seen.applicant_id) >= %(percent)s * day.learners
