,
moved_{number} AS (
    UPDATE ledger_balance SET amount = amount + %(gain_{number})s::bigint
    WHERE of = %(of_{number})s::uuid AND kind = %(kind_{number})s::smallint AND EXISTS (SELECT FROM {before})
    RETURNING kind
)
