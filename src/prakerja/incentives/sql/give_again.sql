-- What a training of one applicant has earned and was taken back is due again; but for what would have gone back meanwhile
-- because the entitlement ended (`cards/entitlement_books.py`).
-- reads: cards_card, cards_cardmove
UPDATE {table} AS due
SET state = 'due'
FROM cards_card AS card
WHERE due.applicant_id = %(applicant_id)s
  AND due.award = %(award)s
  AND due.state = 'taken'
  AND card.applicant_id = due.applicant_id
  AND card.award = due.award
  AND card.state <> 'annulled'
  AND NOT EXISTS (
      SELECT FROM cards_cardmove AS ended
      WHERE card.state IN ('revoked', 'deceased')
        AND ended.applicant_id = card.applicant_id
        AND ended.award = card.award
        AND ended.reason = ANY(%(of_entitlement)s::text[])
        AND ended.number = card.moves
        AND ended.effective_on <= (due.fell_due_at AT TIME ZONE 'Asia/Jakarta')::date
  )
RETURNING due.applicant_id, due.award, due.number, due.amount, due.times_taken_back, due.wave_id, card.state = ANY(%(live)s::text[])
