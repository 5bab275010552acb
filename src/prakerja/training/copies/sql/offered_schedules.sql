-- Schedules of the courses that a platform sells with their seats, by when they, or the offer, were written last.
SELECT course_code, schedule_code, starts_at, ends_at, meetings, cancelled_at, seats, taken, written_at, id
FROM (
    SELECT course.code AS course_code, schedule.code AS schedule_code, schedule.starts_at, schedule.ends_at,
           schedule.meetings, schedule.cancelled_at, seats.seats, seats.taken,
           greatest(schedule.updated_at, seats.updated_at, offer.updated_at) AS written_at, schedule.id
    FROM training_offer offer
    JOIN training_course course ON course.id = offer.course_id
    JOIN training_schedule schedule ON schedule.course_id = course.id
    JOIN training_scheduleseats seats ON seats.schedule_id = schedule.id
    WHERE offer.platform_id = %(partner_id)s
) AS written
WHERE written_at <= %(until)s
  AND (%(since)s::timestamptz IS NULL OR written_at >= %(since)s::timestamptz)
  AND (%(after_at)s::timestamptz IS NULL OR (written_at, id) > (%(after_at)s::timestamptz, %(after_key)s::bigint))
ORDER BY written_at, id
LIMIT %(rows)s
