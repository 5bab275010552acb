-- Each of these is what follows for it, if it still was what it was; what is over frees its dues.
-- The locked rows were read a moment ago, in this transaction.
WITH moved AS (
    UPDATE payouts_instruction AS instruction
    SET
        state = follows.state,
        next_at = nullif(follows.next_at, '')::timestamptz,
        moved_at = CASE WHEN instruction.state = follows.state THEN instruction.moved_at ELSE %(now)s END,
        code = CASE WHEN follows.code = '' THEN instruction.code ELSE follows.code END,
        bank_reference = CASE WHEN follows.bank_reference = '' THEN instruction.bank_reference ELSE follows.bank_reference END,
        fee = instruction.fee + follows.fee
    FROM unnest(
        %(payees)s::uuid[], %(numbers)s::integer[], %(states)s::text[], %(nexts)s::text[], %(codes)s::text[],
        %(bank_references)s::text[], %(fees)s::bigint[]
    ) AS follows (payee_id, number, state, next_at, code, bank_reference, fee)
    WHERE instruction.payee_id = follows.payee_id AND instruction.number = follows.number
    RETURNING instruction.payee_id, instruction.number, instruction.state
)
UPDATE payouts_instructeddue AS due
SET is_live = FALSE
FROM moved
WHERE due.payee_id = moved.payee_id
  AND due.instruction = moved.number
  AND moved.state IN ('refused', 'returned')
