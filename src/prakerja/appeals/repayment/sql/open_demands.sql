-- Live demands with what is owed of each by the journal, of the wave that its card is of.
-- reads: ledger_transfer, waves_wave
SELECT demand.applicant_id, demand.number, wave.number AS wave, demand.state, demand.demanded_at, demand.pays_until,
    coalesce(claim.owed, 0)::bigint AS owed
FROM (
    SELECT *
    FROM appeals_demand
    WHERE state IN ('open', 'objected', 'handed_over')
    ORDER BY pays_until, applicant_id
    LIMIT %(limit)s
) AS demand
JOIN waves_wave AS wave ON wave.id = demand.wave_id
CROSS JOIN LATERAL (
    SELECT sum(CASE WHEN transfer.debit = %(claim)s THEN transfer.amount ELSE -transfer.amount END) AS owed
    FROM ledger_transfer AS transfer
    WHERE transfer.owner_id = demand.applicant_id
      AND transfer.wave = wave.number
      AND %(claim)s IN (transfer.debit, transfer.credit)
) AS claim
ORDER BY demand.pays_until, demand.applicant_id
