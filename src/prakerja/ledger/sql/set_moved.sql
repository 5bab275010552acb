-- Each balance that there is moves by what was gained. Whether the planner merges or goes one by one, it goes in the order of
-- keys; a hash join, which would not, is not allowed here. Half as much work as `set_opened.sql`, which locks each row before
-- it changes it. Between the first and the last: a merge would begin with the very first balance there is.
UPDATE ledger_balance AS balance
SET amount = balance.amount + move.gain
FROM (SELECT of, kind, gain FROM set_move ORDER BY of, kind OFFSET 0) AS move
WHERE balance.of = move.of AND balance.kind = move.kind AND balance.of BETWEEN %(first)s AND %(last)s
