-- What a partner was stated and approved, the latest first, with each payment of it, and what stands in the way of the rest.
-- reads: partners_partner, training_statement
WITH kept_back AS (
{kept_back}
)
SELECT
    statement.month,
    statement.payout,
    coalesce(payment.instructed, 0),
    least(coalesce(kept_back.amount, 0), statement.payout - coalesce(payment.instructed, 0)),
    partner.suspended_at IS NOT NULL,
    account.usable_from,
    coalesce(last.state, ''),
    coalesce(last.code, ''),
    due.amount,
    instruction.number,
    instruction.reference,
    instruction.state,
    instruction.code,
    instruction.bank_reference,
    instruction.moved_at,
    instruction.account,
    batch.state,
    batch.arrives_by
FROM training_statement AS statement
JOIN partners_partner AS partner ON partner.id = statement.partner_id
LEFT JOIN payouts_statementpayment AS payment
    ON payment.partner_id = statement.partner_id AND payment.month = statement.month
LEFT JOIN kept_back ON kept_back.partner_id = statement.partner_id AND kept_back.month = statement.month
LEFT JOIN payouts_partneraccount AS account ON account.partner_id = statement.partner_id AND account.state = 'in_use'
LEFT JOIN LATERAL (
    SELECT earlier.state, earlier.code
    FROM payouts_instruction AS earlier
    WHERE earlier.payee_id = statement.partner_id
      AND earlier.account = account.number
      AND earlier.state IN ('paid', 'refused', 'returned')
    ORDER BY earlier.moved_at DESC, earlier.number DESC
    LIMIT 1
) AS last ON true
LEFT JOIN payouts_instructeddue AS due
    ON due.payee_id = statement.partner_id
    AND due.kind = 'statement'
    AND due.number = to_char(statement.month, 'YYYYMM')::integer
LEFT JOIN payouts_instruction AS instruction
    ON instruction.payee_id = due.payee_id AND instruction.number = due.instruction
LEFT JOIN payouts_batch AS batch ON batch.id = instruction.batch_id
WHERE statement.partner_id = %(partner)s
  AND statement.state = 'approved'
  AND (%(month)s::date IS NULL OR statement.month = %(month)s::date)
ORDER BY statement.month DESC, instruction.number
LIMIT %(limit)s
