-- What was taken for this file, in its order; what was refused at once, because no bank would take it, is not in it.
SELECT
    sending.payee_id, sending.instruction, sending.number, instruction.reference, instruction.rail, instruction.amount,
    instruction.account, sending.external_id
FROM payouts_instruction AS instruction
JOIN payouts_sending AS sending
    ON sending.payee_id = instruction.payee_id AND sending.instruction = instruction.number
WHERE instruction.batch_id = %(batch_id)s
  AND sending.external_id = %(message)s
  AND sending.outcome = ''
ORDER BY sending.payee_id, sending.instruction
