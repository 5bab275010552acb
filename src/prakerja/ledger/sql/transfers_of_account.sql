-- Transfers of one account, the newest first, before the one where the last page ended. What belongs to a recipient is
-- found by its owner; of what belongs to others, by the account.
WITH found AS (
    SELECT * FROM ledger_transfer
    WHERE owner_id = %(of)s
        AND ((debit = %(kind)s AND debit_of = %(of)s) OR (credit = %(kind)s AND credit_of = %(of)s))
    UNION ALL
    SELECT * FROM ledger_transfer
    WHERE owner_id <> %(of)s
        AND ((debit = %(kind)s AND debit_of = %(of)s) OR (credit = %(kind)s AND credit_of = %(of)s))
)
SELECT
    transaction_id, owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave, posted_at,
    corrects, closes, held_until
FROM found
WHERE %(transaction_id)s::bigint IS NULL
    OR (transaction_id, owner_id, posting_id, leg)
        < (%(transaction_id)s::bigint, %(owner_id)s::uuid, %(posting_id)s::uuid, %(leg)s::smallint)
ORDER BY transaction_id DESC, owner_id DESC, posting_id DESC, leg DESC
LIMIT %(limit)s
