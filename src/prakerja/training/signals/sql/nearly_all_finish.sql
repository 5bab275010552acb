-- Courses of which nearly all purchases that ended in ninety days are finished, with those that were lately.
WITH ended AS (
    SELECT schedule.course_id, move.applicant_id, move.purchase, move.state, move.at
    FROM training_purchasemove AS move
    JOIN training_purchase AS bought ON bought.applicant_id = move.applicant_id AND bought.number = move.purchase
    JOIN training_schedule AS schedule ON schedule.id = bought.schedule_id
    WHERE move.at >= %(long_since)s AND move.state IN ('finished', 'absent', 'left', 'lapsed')
)
SELECT
    course_id,
    to_char(%(now)s::timestamptz AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM'),
    jsonb_build_object(
        'ended', count(*), 'finished', count(*) FILTER (WHERE state = 'finished'), 'from', %(least)s::int
    ),
    array_agg(applicant_id) FILTER (WHERE state = 'finished' AND at >= %(since)s),
    array_agg(purchase) FILTER (WHERE state = 'finished' AND at >= %(since)s)
FROM ended
GROUP BY course_id
HAVING count(*) >= %(least)s AND 100 * count(*) FILTER (WHERE state = 'finished') >= %(percent)s * count(*)
