-- Partners to whom another sum went out by the journal than by their payments, and by what cases booked beyond them.
-- reads: ledger_transfer
WITH booked AS (
    SELECT partner_id, sum(amount)::bigint AS amount
    FROM (
        SELECT debit_of AS partner_id, amount FROM ledger_transfer
        WHERE debit = %(payable)s::smallint AND credit IN (%(in_transit)s::smallint, %(float)s::smallint)
        UNION ALL
        SELECT credit_of, -amount FROM ledger_transfer
        WHERE credit = %(payable)s::smallint AND debit IN (%(in_transit)s::smallint, %(float)s::smallint)
    ) AS side
    GROUP BY partner_id
),
paid AS (
    SELECT
        instruction.payee_id AS partner_id,
        sum(
            CASE WHEN instruction.state IN ('refused', 'removed', 'returned') THEN 0 ELSE instruction.amount END
            + coalesce(beyond.booked, 0)
        )::bigint AS amount
    FROM payouts_instruction AS instruction
    LEFT JOIN (
        SELECT payee_id, instruction, sum(booked) AS booked
        FROM payouts_reconciliationcase
        WHERE booked <> 0
        GROUP BY payee_id, instruction
    ) AS beyond ON beyond.payee_id = instruction.payee_id AND beyond.instruction = instruction.number
    WHERE instruction.payee_kind = 'partner'
    GROUP BY instruction.payee_id
)
SELECT partner_id, coalesce(booked.amount, 0), coalesce(paid.amount, 0)
FROM booked
FULL JOIN paid USING (partner_id)
WHERE coalesce(booked.amount, 0) <> coalesce(paid.amount, 0)
ORDER BY partner_id
LIMIT 20
