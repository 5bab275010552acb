-- The work is due, from its beginning. One that is open already, or has failed, is left as it is: no row.
INSERT INTO work_longwork (kind, subject, arguments, state, done, cursor, asked_at, failure)
VALUES (%(kind)s, %(subject)s, %(arguments)s::jsonb, 'due', 0, '', %(now)s, '')
ON CONFLICT (kind, subject) DO UPDATE
SET
    state = 'due', done = 0, of = NULL, cursor = '',
    asked_at = excluded.asked_at, started_at = NULL, ended_at = NULL
WHERE work_longwork.state = 'ended'
