-- Each balance moves by what was gained, all in the order of their keys, those too that do not exist yet. What is taken
-- goes to no new balance: there the constraint refuses it.
INSERT INTO ledger_balance (of, kind, amount)
SELECT of, kind, CASE
    WHEN gain >= 0 THEN gain
    WHEN EXISTS (
        SELECT FROM ledger_balance AS balance WHERE balance.of = set_move.of AND balance.kind = set_move.kind
    ) THEN 0
    ELSE gain
END
FROM set_move
ORDER BY of, kind
ON CONFLICT (of, kind) DO UPDATE SET amount = ledger_balance.amount + CASE
    WHEN excluded.amount > 0 THEN excluded.amount
    ELSE (SELECT gain FROM set_move WHERE set_move.of = excluded.of AND set_move.kind = excluded.kind)
END
