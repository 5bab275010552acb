-- Every so many transfers one transaction, from one page in a hundred.
WITH sample AS (
    SELECT transaction_id, row_number() OVER (ORDER BY transaction_id) AS number
    FROM ledger_transfer TABLESAMPLE SYSTEM (1)
    WHERE transaction_id > %(start)s AND transaction_id < %(before)s
)
SELECT DISTINCT transaction_id FROM sample WHERE number %% greatest(%(piece)s / 100, 1) = 0 ORDER BY transaction_id
