-- The sums of courses have moved by so much.
UPDATE training_course AS course
SET stars = course.stars + moved.stars, reviews = course.reviews + moved.reviews, updated_at = statement_timestamp()
FROM unnest(%(courses)s::bigint[], %(stars)s::int[], %(reviews)s::int[]) AS moved (course_id, stars, reviews)
WHERE course.id = moved.course_id
