-- Of these partners' statements what is not in payments: what of it is kept back, into which account the rest is paid, and
-- what stands in its way. An account into which the last payment failed is not tried again: its partner is to name one anew.
-- reads: partners_partner
WITH kept_back AS (
{kept_back}
)
SELECT
    payment.partner_id,
    payment.month,
    greatest(payment.amount - payment.instructed - coalesce(kept_back.amount, 0), 0) AS left,
    least(payment.amount - payment.instructed, coalesce(kept_back.amount, 0)) AS kept_back,
    coalesce(account.number, 0),
    coalesce(account.bank_code, ''),
    CASE
        WHEN partner.suspended_at IS NOT NULL THEN 'suspended'
        WHEN account.number IS NULL THEN 'no_account'
        WHEN account.usable_from > %(now)s THEN 'account_rests'
        WHEN last.state IN ('refused', 'returned') THEN 'account_failed'
        ELSE ''
    END AS why
FROM payouts_statementpayment AS payment
JOIN partners_partner AS partner ON partner.id = payment.partner_id
LEFT JOIN kept_back ON kept_back.partner_id = payment.partner_id AND kept_back.month = payment.month
LEFT JOIN payouts_partneraccount AS account ON account.partner_id = payment.partner_id AND account.state = 'in_use'
LEFT JOIN LATERAL (
    SELECT instruction.state
    FROM payouts_instruction AS instruction
    WHERE instruction.payee_id = payment.partner_id
      AND instruction.account = account.number
      AND instruction.state IN ('paid', 'refused', 'returned')
    ORDER BY instruction.moved_at DESC, instruction.number DESC
    LIMIT 1
) AS last ON true
WHERE payment.partner_id = ANY(%(partners)s::uuid[]) AND payment.instructed < payment.amount
ORDER BY payment.partner_id, payment.month
