-- What went from each kind of account to each, by year and wave: what was taken last, and what came since.
WITH later AS (
    SELECT year, coalesce(wave, 0) AS wave, debit, credit, sum(amount) AS amount
    FROM ledger_transfer
    WHERE transaction_id + 0 >= (SELECT coalesce(max(before_transaction), 0) FROM ledger_flowmark WHERE id = 1)
    GROUP BY year, coalesce(wave, 0), debit, credit
)
SELECT year, wave, debit, credit, sum(amount)::bigint
FROM (
    SELECT year, wave, debit, credit, amount FROM ledger_flow
    UNION ALL
    SELECT year, wave, debit, credit, amount FROM later
) AS flow
GROUP BY year, wave, debit, credit
ORDER BY year, wave, debit, credit
