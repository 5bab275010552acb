-- Every account of one hot kind, with what was ever debited and credited: the sums that were taken last, and what came
-- since. Of each account there is a sum for every minute in which it moved: accounts are found one after the other, so
-- that nobody reads all of them.
WITH RECURSIVE since AS (
    SELECT greatest(
        (SELECT max(before_transaction) FROM ledger_takensum),
        (SELECT before_transaction FROM ledger_flowmark WHERE id = 2),
        0
    ) AS transaction
),
each AS (
    (SELECT of FROM ledger_takensum WHERE kind = %(kind)s ORDER BY of LIMIT 1)
    UNION ALL
    SELECT (
        SELECT later.of FROM ledger_takensum AS later WHERE later.kind = %(kind)s AND later.of > each.of ORDER BY of LIMIT 1
    )
    FROM each
    WHERE each.of IS NOT NULL
),
taken AS (
    SELECT each.of, newest.debited, newest.credited
    FROM each
    CROSS JOIN LATERAL (
        SELECT debited, credited
        FROM ledger_takensum
        WHERE kind = %(kind)s AND of = each.of
        ORDER BY before_transaction DESC
        LIMIT 1
    ) AS newest
),
moved AS (
    SELECT of, sum(debited) AS debited, sum(credited) AS credited
    FROM (
        SELECT debit_of AS of, amount AS debited, 0 AS credited
        FROM ledger_transfer, since
        WHERE transaction_id >= since.transaction AND debit = %(kind)s
        UNION ALL
        SELECT credit_of, 0, amount
        FROM ledger_transfer, since
        WHERE transaction_id >= since.transaction AND credit = %(kind)s
    ) AS side
    GROUP BY of
)
SELECT
    of,
    (coalesce(taken.debited, 0) + coalesce(moved.debited, 0))::bigint AS debited,
    (coalesce(taken.credited, 0) + coalesce(moved.credited, 0))::bigint AS credited
FROM taken
FULL JOIN moved USING (of)
ORDER BY of
