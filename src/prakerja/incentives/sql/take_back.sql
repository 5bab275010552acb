-- Of these, whose cards are locked, what is due and was not paid is due no more; with how often that has happened to it now,
-- and whether its card is in use: then the money is on the card again, else in the treasury.
-- reads: cards_card
UPDATE {table} AS due
SET state = 'taken', times_taken_back = due.times_taken_back + 1
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[]) AS wanted (applicant_id, award, number)
JOIN cards_card AS card ON card.applicant_id = wanted.applicant_id AND card.award = wanted.award
WHERE due.applicant_id = wanted.applicant_id
  AND due.award = wanted.award
  AND due.number = wanted.number
  AND due.state = 'due'
  AND due.settled_at IS NULL
RETURNING due.applicant_id, due.award, due.number, due.amount, due.times_taken_back, due.wave_id, card.state = ANY(%(live)s::text[])
