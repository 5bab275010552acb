-- A released batch with nothing to send and nothing to wait for has ended.
UPDATE payouts_batch AS batch
SET state = 'ended', ended_at = %(now)s
WHERE batch.state = 'released'
  AND NOT EXISTS (
      SELECT FROM payouts_instruction AS instruction
      WHERE instruction.batch_id = batch.id AND instruction.state IN ('built', 'sending', 'pending', 'unknown')
  )
