-- The work is under way, for its first time or once more after a kill. One that has ended or failed is not: no row.
-- A job that was put on the queue without being asked for as work becomes work here.
INSERT INTO work_longwork (kind, subject, arguments, state, done, cursor, asked_at, started_at, failure)
VALUES (%(kind)s, %(subject)s, %(arguments)s::jsonb, 'under_way', 0, '', %(now)s, %(now)s, '')
ON CONFLICT (kind, subject) DO UPDATE
SET state = 'under_way', started_at = coalesce(work_longwork.started_at, excluded.started_at)
WHERE work_longwork.state IN ('due', 'under_way')
