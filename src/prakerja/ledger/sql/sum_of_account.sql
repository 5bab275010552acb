-- What the transfers of one hot account add up to: the sum that was taken last, and what came since. Sums are taken of
-- all accounts at once, and of one that did not move no new row is written: the moment up to which they were taken counts.
WITH since AS (
    SELECT greatest(
        (SELECT max(before_transaction) FROM ledger_takensum),
        (SELECT before_transaction FROM ledger_flowmark WHERE id = 2),
        0
    ) AS transaction
),
taken AS (
    SELECT debited, credited
    FROM ledger_takensum
    WHERE kind = %(kind)s AND of = %(of)s
    ORDER BY before_transaction DESC
    LIMIT 1
),
-- By the two indexes in which an account stands in another's name, and by its owner: the one by transaction does not know
-- the newest pages until it is told of them, and after a million new rows each reading looked through all of those.
since_then AS (
    SELECT amount, debit, debit_of, credit, credit_of FROM ledger_transfer, since
    WHERE debit = %(kind)s AND debit_of = %(of)s AND debit_of <> owner_id AND transaction_id >= since.transaction
    UNION ALL
    SELECT amount, debit, debit_of, credit, credit_of FROM ledger_transfer, since
    WHERE credit = %(kind)s AND credit_of = %(of)s AND credit_of <> owner_id AND transaction_id >= since.transaction
    UNION ALL
    SELECT amount, debit, debit_of, credit, credit_of FROM ledger_transfer, since
    WHERE owner_id = %(of)s AND transaction_id >= since.transaction
),
moved AS (
    SELECT
        sum(amount) FILTER (WHERE debit = %(kind)s AND debit_of = %(of)s) AS debited,
        sum(amount) FILTER (WHERE credit = %(kind)s AND credit_of = %(of)s) AS credited
    FROM since_then
)
SELECT
    coalesce((SELECT debited FROM taken), 0) + coalesce(moved.debited, 0) AS debited,
    coalesce((SELECT credited FROM taken), 0) + coalesce(moved.credited, 0) AS credited
FROM moved
