-- What a platform sells: a schedule with its course, its institution, the platform's offer if any, and the seats left.
-- reads: partners_partner
SELECT {schedule}, {course}, {institution}, {offer}, coalesce(seats.seats - seats.taken, 0) AS seats_left
FROM training_schedule AS schedule
JOIN training_course AS course ON course.id = schedule.course_id
JOIN partners_partner AS institution ON institution.id = course.institution_id
LEFT JOIN training_offer AS offer ON offer.course_id = course.id AND offer.platform_id = %(platform_id)s
LEFT JOIN training_scheduleseats AS seats ON seats.schedule_id = schedule.id
WHERE schedule.id = %(schedule_id)s::bigint
