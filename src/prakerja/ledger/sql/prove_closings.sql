-- What was held once and closed more than once.
SELECT owner_id, closes AS posting_id, 'was held once and closed ' || count(*) || ' times' AS fault
FROM ledger_transfer
WHERE closes IS NOT NULL
GROUP BY owner_id, closes
HAVING count(*) > 1
ORDER BY owner_id, closes
