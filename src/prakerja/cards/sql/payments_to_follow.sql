-- The cards of these payments that have ended from the start, or are held and may end so at this moment: locked, so
-- that whoever ends one has read the books before these were booked, or reads them after.
-- reads: waves_wave
SELECT card.applicant_id, card.award, paid.number, paid.amount, card.state
FROM unnest(%(applicants)s::uuid[], %(waves)s::integer[], %(numbers)s::integer[], %(amounts)s::bigint[])
    AS paid (applicant_id, wave, number, amount)
JOIN waves_wave AS wave ON wave.number = paid.wave
JOIN cards_card AS card ON card.applicant_id = paid.applicant_id AND card.wave_id = wave.id
WHERE card.state = %(annulled)s OR card.held_since IS NOT NULL
ORDER BY card.applicant_id, card.award, paid.number
FOR NO KEY UPDATE OF card
