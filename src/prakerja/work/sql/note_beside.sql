-- How far work in a long transaction is. Whoever holds the row is not waited for: then this note is lost, and no other.
UPDATE work_longwork
SET cursor = %(cursor)s, done = %(done)s, of = %(of)s
WHERE (kind, subject) IN (
    SELECT kind, subject
    FROM work_longwork
    WHERE kind = %(kind)s AND subject = %(subject)s AND state = 'under_way'
    FOR UPDATE SKIP LOCKED
)
