-- What is out, and left and came back: whether it was refused or returned says the status.
UPDATE payouts_instruction AS instruction
SET next_at = %(now)s::timestamptz
FROM stated
WHERE stated.is_back
  AND stated.state IN ('sending', 'pending', 'unknown')
  AND instruction.payee_id = stated.payee_id
  AND instruction.number = stated.instruction
  AND (instruction.next_at IS NULL OR instruction.next_at > %(now)s::timestamptz)
