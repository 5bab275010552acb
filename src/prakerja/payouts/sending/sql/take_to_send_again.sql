-- Those of these that the bank knows nothing of are being sent once more, as they are: while their batch is released, and
-- if nobody has found out more about them meanwhile. What is in a file for its bank is not: whoever has the file may hand it
-- in later, and a bank may tell a file's references from those of calls.
UPDATE payouts_instruction AS instruction
SET state = 'sending', sendings = instruction.sendings + 1, moved_at = %(now)s, next_at = %(asked_at)s
FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[], %(sendings)s::smallint[]) AS wanted (payee_id, number, sendings),
    payouts_batch AS batch
WHERE instruction.payee_id = wanted.payee_id
  AND instruction.number = wanted.number
  AND instruction.sendings = wanted.sendings
  AND instruction.state = 'unknown'
  AND batch.id = instruction.batch_id
  AND batch.state = 'released'
  AND NOT EXISTS (
      SELECT FROM payouts_sending AS sending
      JOIN payouts_paymentfile AS file ON file.message = sending.external_id
      WHERE sending.payee_id = instruction.payee_id AND sending.instruction = instruction.number
  )
RETURNING
    instruction.payee_id, instruction.number, instruction.sendings, instruction.reference, instruction.rail,
    instruction.amount, instruction.account
