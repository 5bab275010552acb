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
moved AS (
    SELECT
        sum(amount) FILTER (WHERE debit = %(kind)s AND debit_of = %(of)s) AS debited,
        sum(amount) FILTER (WHERE credit = %(kind)s AND credit_of = %(of)s) AS credited
    FROM ledger_transfer, since
    WHERE transaction_id >= since.transaction
      AND ((debit, debit_of) = (%(kind)s, %(of)s) OR (credit, credit_of) = (%(kind)s, %(of)s))
)
SELECT
    coalesce((SELECT debited FROM taken), 0) + coalesce(moved.debited, 0) AS debited,
    coalesce((SELECT credited FROM taken), 0) + coalesce(moved.credited, 0) AS credited
FROM moved
