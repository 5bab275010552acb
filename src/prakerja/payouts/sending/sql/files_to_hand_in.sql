-- Files for this house of batches that are being sent, the oldest first. None that holds a payment of which two people have
-- found that the bank never had it: its money goes out again, and the file must not.
SELECT file.message
FROM payouts_paymentfile AS file
JOIN payouts_batch AS batch ON batch.id = file.batch_id AND batch.house = %(house)s AND batch.state = 'released'
WHERE NOT EXISTS (
    SELECT FROM payouts_instruction AS instruction
    JOIN payouts_sending AS sending
        ON sending.payee_id = instruction.payee_id
        AND sending.instruction = instruction.number
        AND sending.external_id = file.message
    WHERE instruction.batch_id = file.batch_id AND instruction.state = 'removed'
)
ORDER BY file.taken_at, file.message
