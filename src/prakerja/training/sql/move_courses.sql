-- Each of these courses, which are locked, leaves the state that it was read in, with a row of its life; its number comes
-- back. One that is in another state by now is left out.
WITH moved AS (
    UPDATE training_course AS course
    SET state = %(state)s::text, updated_at = statement_timestamp()
    FROM unnest(%(courses)s::bigint[], %(origins)s::text[]) AS seen (id, state)
    WHERE course.id = seen.id AND course.state = seen.state
    RETURNING course.id
)
INSERT INTO training_coursemove (course_id, number, state, reason, at)
SELECT
    moved.id,
    1 + (SELECT count(*) FROM training_coursemove AS earlier WHERE earlier.course_id = moved.id),
    %(state)s::text,
    %(reason)s::text,
    %(now)s::timestamptz
FROM moved
RETURNING course_id, number
