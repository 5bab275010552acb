-- A sum for every hot account that moved since the last one, over all transactions that have ended; and up to where that
-- is, also when none moved: else all that was posted since some account did would be looked through at each reading.
WITH RECURSIVE {debited},
{credited},
moved AS (
    SELECT kind, of, coalesce(debited.amount, 0) AS debited, coalesce(credited.amount, 0) AS credited
    FROM debited
    FULL JOIN credited USING (kind, of)
),
marked AS (
    INSERT INTO ledger_flowmark (id, before_transaction)
    VALUES (2, %(until)s)
    ON CONFLICT (id) DO UPDATE SET before_transaction = excluded.before_transaction
)
INSERT INTO ledger_takensum (kind, of, before_transaction, debited, credited)
SELECT
    moved.kind,
    moved.of,
    %(until)s,
    moved.debited + coalesce(taken.debited, 0),
    moved.credited + coalesce(taken.credited, 0)
FROM moved
LEFT JOIN LATERAL (
    SELECT debited, credited
    FROM ledger_takensum AS earlier
    WHERE earlier.kind = moved.kind AND earlier.of = moved.of
    ORDER BY before_transaction DESC
    LIMIT 1
) AS taken ON true
