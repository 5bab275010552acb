-- The next instructions that can be sent of a batch that is released and stays so until the end of this: each with its card
-- and scheme, if it is a recipient's. They are not locked: whoever takes one locks its card before.
-- reads: waves_wave
WITH released AS MATERIALIZED (
    SELECT id FROM payouts_batch WHERE id = %(batch_id)s AND state = 'released' FOR SHARE
),
-- In the order of their index, of which it reads so many and no more, however long the batch is.
next AS MATERIALIZED (
    SELECT payee_id, number, wave_id, next_at
    FROM payouts_instruction
    WHERE batch_id = %(batch_id)s
      AND state = 'built'
      AND (next_at IS NULL OR next_at <= %(now)s)
      AND EXISTS (SELECT FROM released)
    ORDER BY next_at NULLS FIRST, payee_id
    LIMIT %(limit)s
)
SELECT next.payee_id, next.number, due.award, wave.scheme
FROM next
LEFT JOIN waves_wave AS wave ON wave.id = next.wave_id
LEFT JOIN LATERAL (
    SELECT min(instructed.award) AS award
    FROM payouts_instructeddue AS instructed
    WHERE instructed.payee_id = next.payee_id
      AND instructed.instruction = next.number
      AND instructed.kind <> 'statement'
) AS due ON true
ORDER BY next.next_at NULLS FIRST, next.payee_id
