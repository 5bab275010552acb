-- Postings of one act that put aside what is one recipient's, whole or not at all: their legs, then what they do to the two
-- balances, one after the other in the order of their keys; and what waits now is told apart.
WITH written AS (
    INSERT INTO ledger_transfer (
        owner_id, posting_id, act, year, wave, happened_at, posted_at, corrects, closes, held_until, reason,
        leg, debit, debit_of, credit, credit_of, amount
    )
    SELECT
        %(owner_id)s::uuid, one.id, %(act)s::text, %(year)s::smallint, %(wave)s::integer, %(happened_at)s::timestamptz,
        %(posted_at)s::timestamptz, NULL, NULL, %(held_until)s::timestamptz, '', 1,
        %(debit)s::smallint, %(owner_id)s::uuid, %(credit)s::smallint, %(owner_id)s::uuid, one.amount
    FROM (VALUES {each}) AS one (id, amount)
    ON CONFLICT (owner_id, posting_id, leg) DO NOTHING
    RETURNING posting_id
),
whole AS MATERIALIZED (SELECT WHERE (SELECT count(*) FROM written) = {count}),
waiting AS (
    INSERT INTO ledger_openhold (owner_id, posting_id, held_until)
    SELECT %(owner_id)s::uuid, posting_id, %(held_until)s::timestamptz FROM written WHERE EXISTS (SELECT FROM whole)
){moves}
SELECT (SELECT count(*) FROM written) AS written, EXISTS (SELECT FROM {last}) AS moved
