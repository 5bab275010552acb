-- How much was proven.
SELECT
    transfers,
    postings,
    (SELECT count(*) FROM ledger_balance) AS accounts,
    (SELECT count(*) FROM ledger_openhold) AS open_holds
FROM (
    SELECT count(*) AS transfers, count(*) FILTER (WHERE leg = 1) AS postings
    FROM ledger_transfer
    WHERE transaction_id < %(before)s
) AS proven
