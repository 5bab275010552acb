-- The next instructions of a batch that is released are being sent, and nobody else sends them. Whoever is killed before
-- the answer is booked leaves them to be asked for after the grace period.
WITH released AS (
    SELECT id FROM payouts_batch WHERE id = %(batch_id)s AND state = 'released' FOR SHARE
), taken AS (
    SELECT instruction.payee_id, instruction.number
    FROM payouts_instruction AS instruction
    JOIN released ON released.id = instruction.batch_id
    WHERE instruction.state = 'built' AND (instruction.next_at IS NULL OR instruction.next_at <= %(now)s)
    ORDER BY instruction.next_at NULLS FIRST, instruction.payee_id
    LIMIT %(limit)s
    FOR UPDATE OF instruction SKIP LOCKED
)
UPDATE payouts_instruction AS instruction
SET state = 'sending', sendings = instruction.sendings + 1, moved_at = %(now)s, next_at = %(asked_at)s
FROM taken
WHERE instruction.payee_id = taken.payee_id AND instruction.number = taken.number
RETURNING
    instruction.payee_id, instruction.number, instruction.sendings, instruction.reference, instruction.rail,
    instruction.amount, instruction.account
