-- What was made of them stands: instructions, references, dues, and the sums of their batches.
WITH instructed AS (
    INSERT INTO payouts_instruction (
        payee_id, number, payee_kind, reference, batch_id, wave_id, rail, account, amount, state, built_at, moved_at,
        sendings, code, bank_reference, fee, removed_for, removal_note
    )
    SELECT
        payee_id, number, 'recipient', reference, batch_id, %(wave_id)s, rail, account, amount, 'built', %(now)s, %(now)s,
        0, '', '', 0, '', ''
    FROM built_instruction
    ORDER BY payee_id, number
),
-- In the order of their index: each of its pages is gone to once.
named AS (
    INSERT INTO payouts_instructionreference (reference, payee_id, number)
    SELECT reference, payee_id, number FROM built_instruction ORDER BY reference
),
due AS (
    INSERT INTO payouts_instructeddue (payee_id, kind, award, number, instruction, amount, is_live)
    SELECT due.applicant_id, due.kind, due.award, due.number, built.number, due.amount, true
    FROM payable_due AS due
    JOIN built_instruction AS built ON built.payee_id = due.applicant_id AND built.award = due.award
),
summed AS (
    UPDATE payouts_batch AS batch
    SET items = batch.items + of_it.items, amount = batch.amount + of_it.amount
    FROM (
        SELECT batch_id, count(*) AS items, sum(amount)::bigint AS amount FROM built_instruction GROUP BY batch_id
    ) AS of_it
    WHERE batch.id = of_it.batch_id
)
SELECT count(*), coalesce(sum(amount), 0)::bigint
FROM built_instruction
