-- What each partner has earned by the journal, whether it was paid or not, and by lines and adjustments: two sums that must be one. A claim that is carried on
-- stands in no books anew, and what was paid too much was never earned.
-- reads: ledger_transfer
WITH booked AS (
    SELECT partner_id, sum(amount) AS owed
    FROM (
        SELECT credit_of AS partner_id, amount
        FROM ledger_transfer
        WHERE credit = %(payable)s AND debit NOT IN (%(in_transit)s, %(float)s, %(partner_claim)s)
        UNION ALL
        SELECT debit_of, -amount FROM ledger_transfer
        WHERE debit = %(payable)s AND credit NOT IN (%(in_transit)s, %(float)s, %(partner_claim)s)
    ) AS side
    GROUP BY partner_id
),
told AS (
    SELECT partner_id, sum(amount) AS told
    FROM (
        SELECT partner_id, amount FROM training_payableline
        UNION ALL
        SELECT partner_id, amount FROM training_statementadjustment WHERE kind = 'decision'
    ) AS one
    GROUP BY partner_id
)
SELECT partner_id, coalesce(owed, 0) AS owed, coalesce(told, 0) AS told
FROM booked
FULL JOIN told USING (partner_id)
WHERE coalesce(owed, 0) <> coalesce(told, 0)
ORDER BY partner_id
