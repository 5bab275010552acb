-- reads: waves_wave
-- These instructions as they stand, locked, each with its sends: those that surely did nothing may not have paid.
WITH locked AS (
    SELECT instruction.*
    FROM payouts_instruction AS instruction
    JOIN unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
      ON instruction.payee_id = wanted.payee_id AND instruction.number = wanted.number
    ORDER BY instruction.payee_id, instruction.number
    FOR UPDATE OF instruction
)
SELECT
    locked.payee_id, locked.number, locked.state, locked.sendings, locked.rail, locked.amount, wave.number AS wave,
    batch.year, batch.payee_kind, batch.id AS batch_id, locked.account,
    min(sending.sent_at) AS first_sent_at, max(sending.sent_at) AS last_sent_at,
    count(*) FILTER (WHERE sending.outcome <> 'not_done') AS doubted, batch.house
FROM locked
JOIN payouts_batch AS batch ON batch.id = locked.batch_id
LEFT JOIN waves_wave AS wave ON wave.id = locked.wave_id
JOIN payouts_sending AS sending ON sending.payee_id = locked.payee_id AND sending.instruction = locked.number
GROUP BY
    locked.payee_id, locked.number, locked.state, locked.sendings, locked.rail, locked.amount, wave.number,
    batch.year, batch.payee_kind, batch.id, batch.house, locked.account
