-- Those of these that nothing was sent of leave their batch; their dues may be in another instruction.
-- reads: waves_wave
WITH removed AS (
    UPDATE payouts_instruction AS instruction
    SET state = 'removed', moved_at = %(now)s, next_at = NULL, removed_for = %(reason)s, removal_note = %(note)s
    FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
    WHERE instruction.payee_id = wanted.payee_id
      AND instruction.number = wanted.number
      AND instruction.state = 'built'
    RETURNING instruction.payee_id, instruction.number, instruction.wave_id, instruction.rail, instruction.amount
),
freed AS (
    UPDATE payouts_instructeddue AS due
    SET is_live = false
    FROM removed
    WHERE due.payee_id = removed.payee_id AND due.instruction = removed.number AND due.is_live
)
SELECT removed.payee_id, removed.number, wave.number, removed.rail, removed.amount
FROM removed
LEFT JOIN waves_wave AS wave ON wave.id = removed.wave_id
ORDER BY wave.number, removed.payee_id, removed.number
