-- What moved between which kinds of account, by budget year and wave.
SELECT year, wave, debit, credit, sum(amount)::bigint AS amount
FROM ledger_transfer
GROUP BY year, wave, debit, credit
ORDER BY year, wave NULLS FIRST, debit, credit
