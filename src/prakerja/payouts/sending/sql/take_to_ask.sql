-- What nobody has heard of is asked for by whoever takes it; if that worker dies, by another one later. What is paid, and
-- may have come back, is asked for once: the day's statement tells of it, too.
WITH taken AS (
    SELECT instruction.payee_id, instruction.number
    FROM payouts_instruction AS instruction
    JOIN payouts_batch AS batch ON batch.id = instruction.batch_id
    WHERE instruction.state IN ('sending', 'pending', 'unknown', 'paid')
      AND instruction.next_at <= %(now)s
      AND batch.house <> ALL(%(resting)s::text[])
    ORDER BY instruction.next_at, instruction.payee_id
    LIMIT %(limit)s
    FOR UPDATE OF instruction SKIP LOCKED
)
UPDATE payouts_instruction AS instruction
SET next_at = CASE WHEN instruction.state = 'paid' THEN NULL ELSE %(again_at)s::timestamptz END, asked_at = %(now)s
FROM taken, payouts_batch AS batch
WHERE instruction.payee_id = taken.payee_id
  AND instruction.number = taken.number
  AND batch.id = instruction.batch_id
RETURNING instruction.payee_id, instruction.number, instruction.reference, instruction.rail, instruction.amount, batch.house
