-- What went from each kind of account to each, by year and wave: moved on over all transactions that have ended.
WITH now AS (
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS transaction
),
since AS (
    SELECT coalesce(max(before_transaction), 0) AS transaction FROM ledger_flowmark WHERE id = 1
),
moved AS (
    SELECT year, coalesce(wave, 0) AS wave, debit, credit, sum(amount)::bigint AS amount
    FROM ledger_transfer, since, now
    WHERE transaction_id + 0 >= since.transaction AND transaction_id + 0 < now.transaction
    GROUP BY year, coalesce(wave, 0), debit, credit
),
marked AS (
    INSERT INTO ledger_flowmark (id, before_transaction)
    SELECT 1, transaction FROM now
    ON CONFLICT (id) DO UPDATE SET before_transaction = excluded.before_transaction
)
INSERT INTO ledger_flow (year, wave, debit, credit, amount)
SELECT year, wave, debit, credit, amount FROM moved
ON CONFLICT (year, wave, debit, credit) DO UPDATE SET amount = ledger_flow.amount + excluded.amount
