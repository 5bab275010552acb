,
moved_{number} AS (
    INSERT INTO ledger_balance (of, kind, amount)
    SELECT %(of_{number})s::uuid, %(kind_{number})s::smallint, %(gain_{number})s::bigint
    WHERE EXISTS (SELECT FROM {before})
    ON CONFLICT (of, kind) DO UPDATE SET amount = ledger_balance.amount + excluded.amount
    RETURNING kind
)
