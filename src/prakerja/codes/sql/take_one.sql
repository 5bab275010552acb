-- One more is counted for the subject; no row comes back when all that a window allows has been used up.
-- The row's lock puts parallel takers in a line, so that a hundred at once are still only as many as allowed. A subject
-- that is counted on several rows is looked at before, without a lock: its takers do not wait for one another.
INSERT INTO codes_tally AS tally (kind, subject, share, times, kept_until)
SELECT %(kind)s, %(subject)s, %(share)s, ARRAY[%(now)s::timestamptz], %(kept_until)s
WHERE NOT EXISTS (
    SELECT FROM unnest(%(sinces)s::timestamptz[], %(mosts)s::int[]) AS allowed (since, most)
    WHERE allowed.most <= (
        SELECT count(*)
        FROM codes_tally AS one, unnest(one.times) AS done (at)
        WHERE one.kind = %(kind)s AND one.subject = %(subject)s AND done.at > allowed.since AND done.at <= %(newest)s
    )
)
ON CONFLICT (kind, subject, share) DO UPDATE SET
    times = ARRAY(
        SELECT done.at FROM unnest(tally.times) AS done (at) WHERE done.at > %(oldest)s AND done.at <= %(newest)s ORDER BY done.at
    ) || excluded.times,
    closed_until = NULL,
    kept_until = excluded.kept_until
WHERE
    (tally.closed_until IS NULL OR tally.closed_until <= %(now)s OR tally.closed_until > %(last_end)s)
    AND NOT EXISTS (
        SELECT FROM unnest(%(sinces)s::timestamptz[], %(mosts)s::int[]) AS allowed (since, most)
        WHERE allowed.most <= (SELECT count(*) FROM unnest(tally.times) AS done (at) WHERE done.at > allowed.since AND done.at <= %(newest)s)
    )
RETURNING times
