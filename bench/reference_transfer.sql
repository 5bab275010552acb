-- A transfer as the bare statements that it cannot do without: what `prakerja bench ledger` measures itself against.
-- Tables, indexes and constraints are the ledger's; accounts are those of the measurement, the posting is a new one each
-- time.
\set person random(1, :people)
BEGIN;
INSERT INTO ledger_transfer (owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave, happened_at, posted_at, reason) VALUES (('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid, gen_random_uuid(), 1, 'bench.transfer', 10, ('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid, 12, ('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid, 1, 2020, 11, now(), now(), '');
UPDATE ledger_balance SET amount = amount - 1 WHERE of = ('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid AND kind = 10 AND amount >= 1;
UPDATE ledger_balance SET amount = amount + 1 WHERE of = ('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid AND kind = 12 AND amount >= 0;
COMMIT;
