-- Differences that stand, by kind.
SELECT kind, count(*), count(DISTINCT payee_id), sum(amount - rectified)::bigint
FROM payouts_difference
WHERE ended_at IS NULL AND rectified < amount
GROUP BY kind
