-- Balances that are not what their transfers add up to.
WITH side AS (
    SELECT credit_of AS of, credit AS kind, sum(amount) AS gain FROM ledger_transfer
    WHERE credit IN ({balanced}) GROUP BY credit_of, credit
    UNION ALL
    SELECT debit_of, debit, -sum(amount) FROM ledger_transfer
    WHERE debit IN ({balanced}) GROUP BY debit_of, debit
),
journal AS (
    SELECT of, kind, CASE WHEN kind = {claim} THEN -sum(gain) ELSE sum(gain) END AS amount FROM side GROUP BY of, kind
)
SELECT of, kind, coalesce(balance.amount, 0) AS kept, coalesce(journal.amount, 0) AS computed
FROM journal FULL JOIN ledger_balance AS balance USING (of, kind)
WHERE coalesce(balance.amount, 0) <> coalesce(journal.amount, 0)
ORDER BY kind, of
