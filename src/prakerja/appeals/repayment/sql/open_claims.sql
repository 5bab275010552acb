-- Cards for which something is owed by the journal and nothing is demanded, of whoever lives: annulled, or paid too much.
-- reads: cards_card, ledger_balance, ledger_transfer, waves_wave
SELECT card.applicant_id, card.award, wave.number AS wave, card.last_four, claim.owed, card.state = %(annulled)s AS is_annulled
FROM ledger_balance AS balance
JOIN cards_card AS card ON card.applicant_id = balance.of
JOIN waves_wave AS wave ON wave.id = card.wave_id
CROSS JOIN LATERAL (
    SELECT sum(CASE WHEN transfer.debit = %(claim)s THEN transfer.amount ELSE -transfer.amount END)::bigint AS owed
    FROM ledger_transfer AS transfer
    WHERE transfer.owner_id = card.applicant_id
      AND transfer.wave = wave.number
      AND %(claim)s IN (transfer.debit, transfer.credit)
) AS claim
WHERE balance.kind = %(claim)s
  AND balance.amount > 0
  AND claim.owed > 0
  AND NOT (balance.of = ANY (%(dead)s::uuid[]))
  AND NOT EXISTS (
      SELECT 1
      FROM appeals_demand AS demand
      WHERE demand.applicant_id = card.applicant_id
        AND demand.award = card.award
        AND demand.state IN ('open', 'objected', 'handed_over')
  )
ORDER BY card.applicant_id, card.award
LIMIT %(limit)s
