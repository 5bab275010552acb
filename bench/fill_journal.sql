-- As many rows as a set of postings between two balances writes, many times over: so books come to be large. It is no
-- measurement of posting: nobody's posting is looked for, and none can be refused (prakerja bench ledger --postings).
INSERT INTO ledger_transfer (owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave,
    happened_at, posted_at, reason)
SELECT person, gen_random_uuid(), 1, 'bench.move', %(training)s, person, %(due)s, person, 1, 2020, 11,
    %(now)s, %(now)s, ''
FROM (
    SELECT ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid AS person
    FROM generate_series(1, %(people)s) AS number
) AS somebody, generate_series(1, %(each)s)
ORDER BY person
