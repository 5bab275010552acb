-- Every account of one hot kind, with what was ever debited and credited: the sums that were taken last, and what came
-- since. Of each account there is a sum for every minute in which it moved: its last one is found by key.
WITH RECURSIVE {debited},
{credited},
account AS (
    SELECT kind, of FROM debited_account
    UNION
    SELECT kind, of FROM credited_account
)
SELECT
    of,
    (coalesce(taken.debited, 0) + coalesce(debited.amount, 0))::bigint AS debited,
    (coalesce(taken.credited, 0) + coalesce(credited.amount, 0))::bigint AS credited
FROM account
LEFT JOIN debited USING (kind, of)
LEFT JOIN credited USING (kind, of)
LEFT JOIN LATERAL (
    SELECT newest.debited, newest.credited
    FROM ledger_takensum AS newest
    WHERE newest.kind = account.kind AND newest.of = account.of AND newest.before_transaction <= %(since)s
    ORDER BY newest.before_transaction DESC
    LIMIT 1
) AS taken ON true
ORDER BY of
