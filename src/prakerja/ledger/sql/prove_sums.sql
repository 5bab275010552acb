-- Every sum that was ever taken, from the transfers before its transaction, and that none lacks up to where they were. Sums of all accounts are taken at the same
-- moments; a transfer lies in the first of them that comes after it, and in all later ones.
WITH moment AS (
    SELECT array_agg(before_transaction ORDER BY before_transaction) AS taken
    FROM (
        SELECT before_transaction FROM ledger_takensum
        UNION
        SELECT before_transaction FROM ledger_flowmark WHERE id = 2
    ) AS moment
),
side AS (
    SELECT debit AS kind, debit_of AS of, width_bucket(transaction_id, moment.taken) + 1 AS number, sum(amount) AS debited, 0 AS credited
    FROM ledger_transfer, moment
    WHERE debit NOT IN ({balanced})
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT credit, credit_of, width_bucket(transaction_id, moment.taken) + 1, 0, sum(amount)
    FROM ledger_transfer, moment
    WHERE credit NOT IN ({balanced})
    GROUP BY 1, 2, 3
),
moved AS (
    SELECT kind, of, number, sum(debited) AS debited, sum(credited) AS credited FROM side GROUP BY kind, of, number
),
journal AS (
    SELECT
        kind,
        of,
        moment.taken[number] AS before_transaction,
        (sum(debited) OVER earlier)::bigint AS debited,
        (sum(credited) OVER earlier)::bigint AS credited
    FROM moved, moment
    WINDOW earlier AS (PARTITION BY kind, of ORDER BY number)
)
SELECT kind, of, before_transaction, kept.debited AS kept_debited, kept.credited AS kept_credited, journal.debited, journal.credited
FROM (SELECT * FROM journal WHERE before_transaction IS NOT NULL) AS journal
FULL JOIN ledger_takensum AS kept USING (kind, of, before_transaction)
WHERE ROW(kept.debited, kept.credited) IS DISTINCT FROM ROW(journal.debited, journal.credited)
ORDER BY kind, of, before_transaction
