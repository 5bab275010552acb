-- Statements that say they are in payments for another amount than their live instructions carry, and instructions of partners
-- that pay more or less than their statements.
-- reads: training_statement
SELECT payment.partner_id, payment.month, payment.instructed, coalesce(carried.amount, 0) AS carried, payment.amount,
    coalesce(statement.payout, 0) AS payout
FROM payouts_statementpayment AS payment
LEFT JOIN training_statement AS statement
    ON statement.partner_id = payment.partner_id AND statement.month = payment.month AND statement.state = 'approved'
LEFT JOIN (
    SELECT due.payee_id, to_date(due.number::text, 'YYYYMM') AS month, sum(due.amount)::bigint AS amount
    FROM payouts_instructeddue AS due
    WHERE due.kind = 'statement' AND due.is_live
    GROUP BY due.payee_id, due.number
) AS carried ON carried.payee_id = payment.partner_id AND carried.month = payment.month
WHERE payment.instructed <> coalesce(carried.amount, 0) OR payment.amount <> coalesce(statement.payout, 0)
ORDER BY payment.partner_id, payment.month
LIMIT 20
