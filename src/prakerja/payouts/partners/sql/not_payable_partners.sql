-- Of these instructions of partners: what may not be paid any more, and why.
-- reads: partners_partner
WITH kept_back AS (
{kept_back}
)
SELECT instruction.payee_id, instruction.number,
    CASE
        WHEN partner.suspended_at IS NOT NULL THEN 'suspended'
        WHEN account.number IS NULL THEN 'account_changed'
        ELSE 'lines_held'
    END AS why
FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
JOIN payouts_instruction AS instruction
    ON instruction.payee_id = wanted.payee_id AND instruction.number = wanted.number
JOIN partners_partner AS partner ON partner.id = instruction.payee_id
JOIN payouts_instructeddue AS due
    ON due.payee_id = instruction.payee_id AND due.instruction = instruction.number AND due.kind = 'statement'
JOIN payouts_statementpayment AS payment
    ON payment.partner_id = instruction.payee_id AND payment.month = to_date(due.number::text, 'YYYYMM')
LEFT JOIN payouts_partneraccount AS account
    ON account.partner_id = instruction.payee_id AND account.number = instruction.account AND account.state = 'in_use'
LEFT JOIN kept_back ON kept_back.partner_id = payment.partner_id AND kept_back.month = payment.month
WHERE partner.suspended_at IS NOT NULL
   OR account.number IS NULL
   OR payment.amount - coalesce(kept_back.amount, 0) < payment.instructed
ORDER BY instruction.payee_id, instruction.number
