-- How much was proven.
SELECT
    (SELECT count(*) FROM ledger_transfer WHERE transaction_id < %(before)s) AS transfers,
    (SELECT count(*) FROM ledger_transfer WHERE transaction_id < %(before)s AND leg = 1) AS postings,
    (SELECT count(*) FROM ledger_balance) AS accounts,
    (SELECT count(*) FROM ledger_openhold) AS open_holds
