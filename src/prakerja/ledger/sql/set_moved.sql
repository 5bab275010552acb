-- Each balance moves by what was gained, and there is none that does not exist yet. Whether the planner merges or goes
-- one by one, it goes in the order of keys; a hash join, which would not, is not allowed here. Half as much work as
-- `set_opened.sql`, which locks each row before it changes it.
UPDATE ledger_balance AS balance
SET amount = balance.amount + move.gain
FROM (SELECT of, kind, gain FROM set_move ORDER BY of, kind OFFSET 0) AS move
WHERE balance.of = move.of AND balance.kind = move.kind
