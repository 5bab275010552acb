-- What the page of budgets reads, from the transfers before the transaction up to which it was taken.
WITH mark AS (
    SELECT coalesce(max(before_transaction), 0) AS transaction FROM ledger_flowmark WHERE id = 1
),
journal AS (
    SELECT year, coalesce(wave, 0) AS wave, debit, credit, sum(amount)::bigint AS amount
    FROM ledger_transfer, mark
    WHERE transaction_id < mark.transaction
    GROUP BY year, coalesce(wave, 0), debit, credit
)
SELECT year, wave, debit, credit, coalesce(kept.amount, 0) AS kept, coalesce(journal.amount, 0) AS moved
FROM journal
FULL JOIN ledger_flow AS kept USING (year, wave, debit, credit)
WHERE coalesce(kept.amount, 0) <> coalesce(journal.amount, 0)
ORDER BY year, wave, debit, credit
