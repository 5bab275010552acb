-- What was paid and came back by the statement.
SELECT payee_id, instruction FROM stated
WHERE is_back AND transfers = 1 AND paid = amount AND state = 'paid'
ORDER BY payee_id, instruction
