-- Courses whose codes were redeemed one after the other within seconds.
WITH redeemed AS (
    SELECT schedule.course_id, bought.applicant_id, bought.number AS purchase, bought.redeemed_at,
        bought.redeemed_at - lag(bought.redeemed_at) OVER together <= %(seconds)s * interval '1 second' AS follows
    FROM training_purchase AS bought
    JOIN training_schedule AS schedule ON schedule.id = bought.schedule_id
    JOIN training_course AS course ON course.id = schedule.course_id AND course.method = 'self_paced'
    WHERE bought.redeemed_at >= %(since)s
    WINDOW together AS (PARTITION BY schedule.course_id ORDER BY bought.redeemed_at, bought.applicant_id)
),
row_of_codes AS (
    SELECT *, count(*) FILTER (WHERE follows IS NOT TRUE) OVER (
        PARTITION BY course_id ORDER BY redeemed_at, applicant_id
    ) AS number
    FROM redeemed
)
SELECT
    course_id,
    to_char(min(redeemed_at) AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI:SS'),
    jsonb_build_object(
        'codes', count(*), 'from', %(least)s::int, 'seconds', extract(epoch FROM max(redeemed_at) - min(redeemed_at))::int
    ),
    array_agg(applicant_id),
    array_agg(purchase)
FROM row_of_codes
GROUP BY course_id, number
HAVING count(*) >= %(least)s
