-- The next differences that stand, with the card that each is of.
-- reads: cards_card, waves_wave
SELECT known.kind, known.payee_id, known.award, known.due_kind, known.number, known.amount - known.rectified, known.since,
    known.found_at, wave.number, coalesce(card.last_four, ''),
    (
        SELECT sum(of_payee.amount - of_payee.rectified)
        FROM payouts_difference AS of_payee
        WHERE of_payee.payee_id = known.payee_id AND of_payee.ended_at IS NULL AND of_payee.rectified < of_payee.amount
    ) >= %(least)s
FROM payouts_difference AS known
LEFT JOIN cards_card AS card ON card.applicant_id = known.payee_id AND card.award = known.award
LEFT JOIN waves_wave AS wave ON wave.id = known.wave_id
WHERE known.ended_at IS NULL
  AND known.rectified < known.amount
  AND (%(kind)s::text = '' OR known.kind = %(kind)s::text)
  AND (known.kind, known.payee_id, known.award, known.due_kind, known.number)
      > (%(after_kind)s::text, %(after_payee)s::uuid, %(after_award)s::integer, %(after_due_kind)s::text, %(after_number)s::integer)
ORDER BY known.kind, known.payee_id, known.award, known.due_kind, known.number
LIMIT %(limit)s
