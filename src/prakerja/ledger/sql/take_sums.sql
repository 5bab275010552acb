-- A sum for every hot account that moved since the last one, over all transactions that have ended; and up to where that
-- is, also when none moved: else all that was posted since some account did would be looked through at each reading.
WITH now AS (
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS transaction
),
since AS (
    SELECT greatest(
        (SELECT max(before_transaction) FROM ledger_takensum),
        (SELECT before_transaction FROM ledger_flowmark WHERE id = 2),
        0
    ) AS transaction
),
side AS (
    SELECT debit AS kind, debit_of AS of, amount AS debited, 0::bigint AS credited
    FROM ledger_transfer, since, now
    WHERE transaction_id >= since.transaction AND transaction_id < now.transaction AND debit NOT IN ({balanced})
    UNION ALL
    SELECT credit, credit_of, 0, amount
    FROM ledger_transfer, since, now
    WHERE transaction_id >= since.transaction AND transaction_id < now.transaction AND credit NOT IN ({balanced})
),
moved AS (
    SELECT kind, of, sum(debited) AS debited, sum(credited) AS credited FROM side GROUP BY kind, of
),
marked AS (
    INSERT INTO ledger_flowmark (id, before_transaction)
    SELECT 2, transaction FROM now
    ON CONFLICT (id) DO UPDATE SET before_transaction = excluded.before_transaction
)
INSERT INTO ledger_takensum (kind, of, before_transaction, debited, credited)
SELECT
    moved.kind,
    moved.of,
    now.transaction,
    moved.debited + coalesce(taken.debited, 0),
    moved.credited + coalesce(taken.credited, 0)
FROM moved
CROSS JOIN now
LEFT JOIN LATERAL (
    SELECT debited, credited
    FROM ledger_takensum AS earlier
    WHERE earlier.kind = moved.kind AND earlier.of = moved.of
    ORDER BY before_transaction DESC
    LIMIT 1
) AS taken ON true
