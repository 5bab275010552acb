-- What is still to be sent of this batch, and of the others that are being sent through its house: of one account of ours.
SELECT coalesce(sum(instruction.amount), 0)::bigint
FROM payouts_batch AS batch
JOIN payouts_instruction AS instruction ON instruction.batch_id = batch.id AND instruction.state = 'built'
WHERE batch.house = %(house)s
  AND (batch.id = %(batch_id)s OR (batch.state = 'released' AND batch.sent_since IS NOT NULL))
