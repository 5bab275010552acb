-- Whether a posting of the set stands in the books with other legs than it has here.
SELECT EXISTS (
    SELECT
    FROM set_leg
    FULL JOIN (
        SELECT transfer.*
        FROM ledger_transfer AS transfer
        JOIN (SELECT DISTINCT owner_id, posting_id FROM set_leg) AS posting USING (owner_id, posting_id)
    ) AS transfer USING (owner_id, posting_id, leg)
    GROUP BY owner_id, posting_id
    HAVING
        bool_or(
            (set_leg.debit, set_leg.debit_of, set_leg.credit, set_leg.credit_of, set_leg.amount)
            IS DISTINCT FROM
            (transfer.debit, transfer.debit_of, transfer.credit, transfer.credit_of, transfer.amount)
        )
        OR bool_or(transfer.year <> %(year)s OR transfer.wave IS DISTINCT FROM %(wave)s::integer)
) AS otherwise
