-- The journal as it is proven and exported: every transfer of some transactions, in the order in which they were written.
COPY (
    SELECT
        transaction_id, owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave,
        happened_at, posted_at, corrects, closes, held_until, reason
    FROM ledger_transfer
    WHERE transaction_id + 0 >= %(from)s AND transaction_id + 0 < %(before)s
    ORDER BY transaction_id, owner_id, posting_id, leg
) TO STDOUT (FORMAT csv)
