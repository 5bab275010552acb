-- What is claimed from each partner by the journal, and by what its next statements are to take: two sums that must be one.
-- reads: ledger_transfer
WITH booked AS (
    SELECT partner_id, sum(amount) AS claimed
    FROM (
        SELECT debit_of AS partner_id, amount FROM ledger_transfer WHERE debit = %(partner_claim)s
        UNION ALL
        SELECT credit_of, -amount FROM ledger_transfer WHERE credit = %(partner_claim)s
    ) AS side
    GROUP BY partner_id
),
told AS (
    SELECT one.partner_id, -sum(one.amount) AS told
    FROM training_statementadjustment AS one
    LEFT JOIN training_statement AS statement ON statement.partner_id = one.partner_id AND statement.month = one.month
    WHERE one.kind IN ('claim', 'overpaid')
      AND one.posting_id IS NOT NULL
      AND statement.state IS DISTINCT FROM 'approved'
    GROUP BY one.partner_id
)
SELECT partner_id, coalesce(claimed, 0) AS claimed, coalesce(told, 0) AS told
FROM booked
FULL JOIN told USING (partner_id)
WHERE coalesce(claimed, 0) <> coalesce(told, 0)
ORDER BY partner_id
