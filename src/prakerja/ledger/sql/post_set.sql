-- Many postings in one statement: the rows are their legs, with owner_id, posting_id, leg, debit, debit_of, credit,
-- credit_of and amount. What stands in the books already is not written again. Balances are locked in the order of
-- their keys, as everywhere.
WITH leg AS MATERIALIZED ({rows}),
written AS (
    INSERT INTO ledger_transfer (
        owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave,
        happened_at, posted_at, reason
    )
    SELECT
        owner_id, posting_id, leg, %(act)s, debit, debit_of, credit, credit_of, amount,
        %(year)s, %(wave)s, %(happened_at)s, %(posted_at)s, %(reason)s
    FROM leg
    ON CONFLICT (owner_id, posting_id, leg) DO NOTHING
    RETURNING debit, debit_of, credit, credit_of, amount
),
moved AS (
    SELECT of, kind, sum(CASE WHEN kind = {claim} THEN -gain ELSE gain END)::bigint AS gain
    FROM (
        SELECT credit_of AS of, credit AS kind, amount AS gain FROM written
        UNION ALL
        SELECT debit_of, debit, -amount FROM written
    ) AS side
    WHERE kind IN ({balanced})
    GROUP BY of, kind
),
held AS MATERIALIZED (
    SELECT balance.of, balance.kind, moved.gain
    FROM ledger_balance AS balance
    JOIN moved USING (of, kind)
    ORDER BY balance.of, balance.kind
    FOR UPDATE OF balance
),
changed AS (
    UPDATE ledger_balance AS balance
    SET amount = balance.amount + held.gain
    FROM held
    WHERE balance.of = held.of AND balance.kind = held.kind
    RETURNING balance.of
),
opened AS (
    INSERT INTO ledger_balance (of, kind, amount)
    SELECT of, kind, gain FROM moved
    WHERE NOT EXISTS (SELECT FROM held WHERE held.of = moved.of AND held.kind = moved.kind)
    ON CONFLICT (of, kind) DO UPDATE SET amount = ledger_balance.amount + excluded.amount
    RETURNING of
)
SELECT
    (SELECT count(*) FROM written) AS written,
    (SELECT count(*) FROM changed) + (SELECT count(*) FROM opened) AS balances
