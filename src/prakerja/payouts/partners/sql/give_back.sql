-- What these instructions carried is payable again.
UPDATE payouts_statementpayment AS payment
SET instructed = payment.instructed - freed.amount
FROM (
    SELECT due.payee_id, to_date(due.number::text, 'YYYYMM') AS month, sum(due.amount)::bigint AS amount
    FROM payouts_instructeddue AS due
    JOIN unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
        ON due.payee_id = wanted.payee_id AND due.instruction = wanted.number
    WHERE due.kind = 'statement'
    GROUP BY due.payee_id, due.number
) AS freed
WHERE payment.partner_id = freed.payee_id AND payment.month = freed.month
