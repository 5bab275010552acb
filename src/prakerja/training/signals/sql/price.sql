-- Courses an hour of which costs far more than an hour of their like, with what was bought of them lately.
WITH an_hour AS (
    SELECT id, topics[1] AS topic, method, price, price / hours AS costs
    FROM training_course
    WHERE state = 'live'
),
alike AS (
    SELECT topic, method, count(*) AS courses, sum(costs) AS together
    FROM an_hour
    GROUP BY topic, method
),
dear AS (
    SELECT one.id, one.price, one.costs, alike.courses - 1 AS others,
        (alike.together - one.costs) / greatest(alike.courses - 1, 1) AS mean
    FROM an_hour AS one
    JOIN alike ON alike.topic = one.topic AND alike.method = one.method
    WHERE alike.courses > %(least)s
        AND one.costs * 100 > (alike.together - one.costs) / greatest(alike.courses - 1, 1) * %(percent)s
)
SELECT
    dear.id,
    dear.price::text,
    jsonb_build_object('costs', dear.costs, 'mean', dear.mean::bigint, 'others', dear.others),
    array_agg(bought.applicant_id),
    array_agg(bought.number)
FROM dear
JOIN training_schedule AS schedule ON schedule.course_id = dear.id
JOIN training_purchase AS bought ON bought.schedule_id = schedule.id
WHERE bought.bought_at >= %(since)s
GROUP BY dear.id, dear.price, dear.costs, dear.mean, dear.others
