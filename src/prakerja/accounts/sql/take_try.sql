-- One more is counted for the subject; no row comes back when all that is allowed has been used up.
-- The row's lock puts parallel tries in a line, so that a hundred at once are still only as many as allowed.
INSERT INTO accounts_tally AS tally (kind, subject, counted, free_at)
VALUES (%(kind)s, %(subject)s, 1, %(now)s + %(within)s)
ON CONFLICT (kind, subject) DO UPDATE SET
    counted = CASE WHEN tally.free_at <= %(now)s THEN 1 ELSE tally.counted + 1 END,
    free_at = CASE
        WHEN tally.free_at <= %(now)s THEN %(now)s + %(within)s
        WHEN tally.counted + 1 >= %(most)s AND %(pause)s > interval '0' THEN %(now)s + %(pause)s
        ELSE tally.free_at
    END
WHERE tally.free_at <= %(now)s OR tally.counted < %(most)s
RETURNING counted
