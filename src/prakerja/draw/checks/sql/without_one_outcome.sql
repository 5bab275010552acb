-- Receipts that stand once in one file and not, or not once, in the other.
SELECT receipt
FROM (
    SELECT receipt, count(*) AS candidates, 0 AS outcomes FROM candidate GROUP BY receipt
    UNION ALL
    SELECT receipt, 0, count(*) FROM outcome GROUP BY receipt
)
GROUP BY receipt
HAVING sum(candidates) <> 1 OR sum(outcomes) <> 1
ORDER BY receipt
