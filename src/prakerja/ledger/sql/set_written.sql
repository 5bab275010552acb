-- The legs that do not stand in the books yet, and what they do to each balance. In the order of their keys, so that
-- two who write the same never wait crosswise.
WITH written AS (
    INSERT INTO ledger_transfer (
        owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave,
        happened_at, posted_at, reason
    )
    SELECT
        owner_id, posting_id, leg, %(act)s, debit, debit_of, credit, credit_of, amount,
        %(year)s::smallint, %(wave)s::integer, %(happened_at)s::timestamptz, %(posted_at)s::timestamptz, %(reason)s::text
    FROM set_leg
    ORDER BY owner_id, posting_id, leg
    ON CONFLICT (owner_id, posting_id, leg) DO NOTHING
    RETURNING owner_id, posting_id, leg, debit, debit_of, credit, credit_of, amount
),
gained AS (
    INSERT INTO set_move (of, kind, gain)
    SELECT of, kind, sum(CASE WHEN kind = {claim} THEN -gain ELSE gain END)
    FROM (
        SELECT credit_of AS of, credit AS kind, amount AS gain FROM written
        UNION ALL
        SELECT debit_of, debit, -amount FROM written
    ) AS side
    WHERE kind IN ({balanced})
    GROUP BY of, kind
    RETURNING of, gain
)
SELECT
    (SELECT count(*) FROM written) AS legs,
    (SELECT count(*) FROM written WHERE leg = 1) AS postings,
    (SELECT count(*) FROM gained) AS moves,
    (SELECT of FROM gained ORDER BY of LIMIT 1) AS first,
    (SELECT of FROM gained ORDER BY of DESC LIMIT 1) AS last,
    coalesce((SELECT min(gain) FROM gained), 0) AS least,
    (SELECT count(*) FROM written) < (SELECT count(*) FROM set_leg)
        AND EXISTS (SELECT FROM written GROUP BY owner_id, posting_id HAVING min(leg) > 1) AS torn
