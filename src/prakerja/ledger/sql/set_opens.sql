-- Whether a balance is moved that does not exist yet.
SELECT EXISTS (
    SELECT
    FROM set_move
    WHERE NOT EXISTS (
        SELECT FROM ledger_balance AS balance WHERE balance.of = set_move.of AND balance.kind = set_move.kind
    )
) AS opens
