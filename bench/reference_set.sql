-- What a set of transfers cannot do without: as many as there are people, each between two balances of one person, in the
-- ledger's own tables with their indexes and constraints. What `prakerja bench ledger` holds its sets against.
INSERT INTO ledger_transfer (
    owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave, happened_at, posted_at, reason
)
SELECT
    person, gen_random_uuid(), 1, 'bench.bare', %(training)s, person, %(due)s, person, 1, 2020, 11, now(), now(), ''
FROM (
    SELECT ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid AS person
    FROM generate_series(1, %(people)s) AS number
) AS somebody;
UPDATE ledger_balance SET amount = amount - 1 WHERE kind = %(training)s AND amount >= 1;
UPDATE ledger_balance SET amount = amount + 1 WHERE kind = %(due)s;
