-- The next instructions that can be sent of a batch that is released and stays so until the end of this: each with its card
-- and scheme, if it is a recipient's. They are not locked: whoever takes one locks its card before.
-- reads: waves_wave
WITH released AS MATERIALIZED (
    SELECT id FROM payouts_batch WHERE id = %(batch_id)s AND state = 'released' FOR SHARE
)
SELECT instruction.payee_id, instruction.number, due.award, wave.scheme
FROM released
JOIN payouts_instruction AS instruction ON instruction.batch_id = released.id
LEFT JOIN waves_wave AS wave ON wave.id = instruction.wave_id
LEFT JOIN LATERAL (
    SELECT min(instructed.award) AS award
    FROM payouts_instructeddue AS instructed
    WHERE instructed.payee_id = instruction.payee_id
      AND instructed.instruction = instruction.number
      AND instructed.kind <> 'statement'
) AS due ON true
WHERE instruction.state = 'built' AND (instruction.next_at IS NULL OR instruction.next_at <= %(now)s)
ORDER BY instruction.next_at NULLS FIRST, instruction.payee_id
LIMIT %(limit)s
