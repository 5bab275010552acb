-- Released batches of which something can be sent at this moment.
SELECT batch.id
FROM payouts_batch AS batch
WHERE batch.state = 'released'
  AND EXISTS (
      SELECT FROM payouts_instruction AS instruction
      WHERE instruction.batch_id = batch.id
        AND instruction.state = 'built'
        AND (instruction.next_at IS NULL OR instruction.next_at <= %(now)s)
  )
ORDER BY batch.id
