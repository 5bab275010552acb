-- These doubts are what each of these cards is held for now; returns what their holders are told.
UPDATE cards_doubt AS doubt
SET move = held.move
FROM unnest(
    %(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[], %(moves)s::smallint[]
) AS held (applicant_id, award, number, move)
JOIN cards_card AS card ON card.applicant_id = held.applicant_id AND card.award = held.award
WHERE doubt.applicant_id = held.applicant_id AND doubt.award = held.award AND doubt.number = held.number
RETURNING doubt.applicant_id, doubt.award, doubt.move, card.last_four, doubt.list_id, doubt.effective_on
