-- Those of these that the bank knows nothing of are being sent once more, as they are: while their batch is released, and
-- if nobody has found out more about them meanwhile.
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
RETURNING
    instruction.payee_id, instruction.number, instruction.sendings, instruction.reference, instruction.rail,
    instruction.amount, instruction.account
