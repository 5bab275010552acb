-- One page of an account's transfers, the newest first, before the one where the last page ended, and what the account
-- holds: all as of one moment. What belongs to a recipient is found by its owner; what stands on an account in the name
-- of somebody else, by an index of its side. `seen`: the moment of an earlier page; what was saved since is left out.
WITH own AS (
    SELECT *
    FROM ledger_transfer
    WHERE owner_id = %(of)s
        AND ((debit = %(kind)s AND debit_of = %(of)s) OR (credit = %(kind)s AND credit_of = %(of)s))
        AND {before}
    ORDER BY transaction_id DESC, owner_id DESC, posting_id DESC, leg DESC
    LIMIT %(limit)s
),
debited AS (
    SELECT *
    FROM ledger_transfer
    WHERE debit = %(kind)s AND debit_of = %(of)s AND debit_of <> owner_id AND {before}
    ORDER BY transaction_id DESC, owner_id DESC, posting_id DESC, leg DESC
    LIMIT %(limit)s
),
credited AS (
    SELECT *
    FROM ledger_transfer
    WHERE credit = %(kind)s AND credit_of = %(of)s AND credit_of <> owner_id AND {before}
    ORDER BY transaction_id DESC, owner_id DESC, posting_id DESC, leg DESC
    LIMIT %(limit)s
),
line AS (
    SELECT
        transaction_id, owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave, posted_at,
        corrects, closes, held_until
    FROM (SELECT * FROM own UNION ALL SELECT * FROM debited UNION ALL SELECT * FROM credited) AS found
    ORDER BY transaction_id DESC, owner_id DESC, posting_id DESC, leg DESC
    LIMIT %(limit)s
)
SELECT account.*, line.*
FROM (SELECT pg_current_snapshot()::text AS seen, ({holds}) AS holds) AS account
LEFT JOIN line ON true
ORDER BY transaction_id DESC, owner_id DESC, posting_id DESC, leg DESC
