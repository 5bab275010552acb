-- The next instructions of a batch, with the card that each is of and its scheme, after the place reached.
-- reads: waves_wave
SELECT instruction.payee_id, instruction.number, due.award, wave.scheme
FROM payouts_instruction AS instruction
JOIN waves_wave AS wave ON wave.id = instruction.wave_id
JOIN LATERAL (
    SELECT min(instructed.award) AS award
    FROM payouts_instructeddue AS instructed
    WHERE instructed.payee_id = instruction.payee_id AND instructed.instruction = instruction.number
) AS due ON true
WHERE instruction.batch_id = %(batch_id)s
  AND instruction.state = 'built'
  AND (instruction.payee_id, instruction.number) > (%(after)s::uuid, %(after_number)s::integer)
ORDER BY instruction.payee_id, instruction.number
LIMIT %(limit)s
