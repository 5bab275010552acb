-- Self-paced courses of which several learners were declared finished within a day, sooner than the material lasts.
WITH fast AS (
    SELECT schedule.course_id, (done.declared_at AT TIME ZONE 'Asia/Jakarta')::date AS day, course.hours,
        bought.applicant_id, bought.number AS purchase, done.declared_at - bought.redeemed_at AS took
    FROM training_completion AS done
    JOIN training_purchase AS bought ON bought.applicant_id = done.applicant_id AND bought.number = done.purchase
    JOIN training_schedule AS schedule ON schedule.id = bought.schedule_id
    JOIN training_course AS course ON course.id = schedule.course_id
    WHERE done.declared_at >= %(since)s
        AND done.number = 1
        AND course.method = 'self_paced'
        AND done.declared_at - bought.redeemed_at < course.hours * interval '1 hour' * %(percent)s / 100
)
SELECT
    course_id,
    day::text,
    jsonb_build_object(
        'learners', count(*),
        'from', %(least)s::int,
        'hours', max(hours),
        'median_minutes', (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY took)) / 60)::int
    ),
    array_agg(applicant_id),
    array_agg(purchase)
FROM fast
GROUP BY course_id, day
HAVING count(*) >= %(least)s
