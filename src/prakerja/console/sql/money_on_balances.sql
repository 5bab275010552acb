-- What all recipients have together: of `prakerja bench bank`, all its money but for the treasury's.
-- reads: ledger_balance
SELECT coalesce(sum(amount), 0)::bigint FROM ledger_balance
