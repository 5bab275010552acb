-- Cards that a list speaks against which bars nobody any more, locked in the order of their keys; and whether it is for
-- this that each is held.
-- reads: screening_listinforce
SELECT
    card.applicant_id,
    card.award,
    card.held_since IS NOT NULL AND doubt.move = (
        SELECT max(move.number)
        FROM cards_cardmove AS move
        WHERE move.applicant_id = card.applicant_id AND move.award = card.award AND move.reason = 'held'
    ) AS is_held_for_it
FROM cards_card AS card
JOIN cards_doubt AS doubt ON doubt.applicant_id = card.applicant_id AND doubt.award = card.award
WHERE doubt.list_id = %(list_id)s
  AND doubt.state = 'open'
  AND NOT EXISTS (SELECT FROM screening_listinforce AS force WHERE force.list_id = doubt.list_id)
ORDER BY card.applicant_id, card.award
LIMIT %(limit)s
FOR NO KEY UPDATE OF card
