-- The next statements of which something is not in payments, with their partners: whoever builds the same waits, and so does
-- whoever stops one of these partners.
-- reads: partners_partner
SELECT payment.partner_id, payment.month
FROM payouts_statementpayment AS payment
JOIN partners_partner AS partner ON partner.id = payment.partner_id
WHERE payment.instructed < payment.amount
  AND (payment.partner_id, payment.month) > (%(after)s::uuid, %(after_month)s::date)
ORDER BY payment.partner_id, payment.month
LIMIT %(limit)s
FOR NO KEY UPDATE OF payment, partner
