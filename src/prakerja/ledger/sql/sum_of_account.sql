-- What the transfers of one hot account add up to: the sum that was taken last, and what came since. Sums are taken of
-- all accounts at once, and of one that did not move no new row is written: the moment up to which they were taken counts.
-- What came since is found in the indexes of the two sides: a hot account stands in another's name always.
WITH taken AS (
    SELECT debited, credited
    FROM ledger_takensum
    WHERE kind = %(kind)s AND of = %(of)s AND before_transaction <= %(since)s
    ORDER BY before_transaction DESC
    LIMIT 1
),
debited AS (
    SELECT sum(amount) AS amount
    FROM ledger_transfer
    WHERE debit = %(kind)s AND debit_of = %(of)s AND debit_of <> owner_id AND transaction_id >= %(since)s
),
credited AS (
    SELECT sum(amount) AS amount
    FROM ledger_transfer
    WHERE credit = %(kind)s AND credit_of = %(of)s AND credit_of <> owner_id AND transaction_id >= %(since)s
)
SELECT
    coalesce((SELECT debited FROM taken), 0) + coalesce(debited.amount, 0) AS debited,
    coalesce((SELECT credited FROM taken), 0) + coalesce(credited.amount, 0) AS credited
FROM debited, credited
