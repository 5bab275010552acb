-- Of these instructions those of recipients, with the card that each is of and its scheme.
-- reads: waves_wave
SELECT instruction.payee_id, instruction.number, due.award, wave.scheme
FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
JOIN payouts_instruction AS instruction
    ON instruction.payee_id = wanted.payee_id AND instruction.number = wanted.number
JOIN waves_wave AS wave ON wave.id = instruction.wave_id
JOIN LATERAL (
    SELECT min(instructed.award) AS award
    FROM payouts_instructeddue AS instructed
    WHERE instructed.payee_id = instruction.payee_id
      AND instructed.instruction = instruction.number
      AND instructed.kind <> 'statement'
) AS due ON true
WHERE due.award IS NOT NULL
ORDER BY instruction.payee_id, instruction.number
