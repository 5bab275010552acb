-- What was out and is paid by the statement.
SELECT payee_id, instruction, kept_fee FROM stated
WHERE is_paid AND state IN ('sending', 'pending', 'unknown')
ORDER BY payee_id, instruction
