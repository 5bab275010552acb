-- Those of these that still wait are being sent, and nobody else sends them. Whoever is killed before the answer is booked
-- leaves them to be asked for after the grace period.
WITH taken AS (
    SELECT instruction.payee_id, instruction.number
    FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
    JOIN payouts_instruction AS instruction
        ON instruction.payee_id = wanted.payee_id AND instruction.number = wanted.number
    WHERE instruction.state = 'built'
    ORDER BY instruction.payee_id, instruction.number
    FOR UPDATE OF instruction SKIP LOCKED
)
UPDATE payouts_instruction AS instruction
SET state = 'sending', sendings = instruction.sendings + 1, moved_at = %(now)s, next_at = %(asked_at)s
FROM taken
WHERE instruction.payee_id = taken.payee_id AND instruction.number = taken.number
RETURNING
    instruction.payee_id, instruction.number, instruction.sendings, instruction.reference, instruction.rail,
    instruction.amount, instruction.account
