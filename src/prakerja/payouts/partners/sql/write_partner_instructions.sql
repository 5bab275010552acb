-- What was made of them stands: instructions, references, what each pays, and the sums of batches and statements.
WITH instructed AS (
    INSERT INTO payouts_instruction (
        payee_id, number, payee_kind, reference, batch_id, wave_id, rail, account, amount, state, built_at, moved_at,
        sendings, code, bank_reference, fee, removed_for, removal_note
    )
    SELECT
        payee_id, number, 'partner', reference, batch_id, NULL, rail, account, amount, 'built', %(now)s, %(now)s,
        0, '', '', 0, '', ''
    FROM built_for_partner
    ORDER BY payee_id, number
),
named AS (
    INSERT INTO payouts_instructionreference (reference, payee_id, number)
    SELECT reference, payee_id, number FROM built_for_partner
),
due AS (
    INSERT INTO payouts_instructeddue (payee_id, kind, award, number, instruction, amount, is_live)
    SELECT payee_id, 'statement', part, month, number, amount, true
    FROM built_for_partner
),
paid AS (
    UPDATE payouts_statementpayment AS payment
    SET instructed = payment.instructed + of_it.amount
    FROM (SELECT payee_id, of_month, sum(amount)::bigint AS amount FROM built_for_partner GROUP BY payee_id, of_month) AS of_it
    WHERE payment.partner_id = of_it.payee_id AND payment.month = of_it.of_month
),
summed AS (
    UPDATE payouts_batch AS batch
    SET items = batch.items + of_it.items, amount = batch.amount + of_it.amount
    FROM (
        SELECT batch_id, count(*) AS items, sum(amount)::bigint AS amount FROM built_for_partner GROUP BY batch_id
    ) AS of_it
    WHERE batch.id = of_it.batch_id
)
SELECT payee_id, number, 'partner', rail, amount, year, NULL, house
FROM built_for_partner
ORDER BY payee_id, number
