-- Cards that ended for good: the time to object is over, and no objection waits. They are locked, as whoever objects
-- locks theirs.
SELECT card.applicant_id, card.award
FROM cards_card AS card
JOIN cards_cardmove AS ended
    ON ended.applicant_id = card.applicant_id AND ended.award = card.award AND ended.number = card.moves
WHERE card.wave_id = %(wave_id)s
  AND card.state IN ('revoked', 'given_back', 'annulled', 'deceased')
  AND card.counted_at IS NULL
  AND ended.at < %(ended_before)s
  AND NOT EXISTS (
      SELECT FROM cards_objection AS objection
      WHERE objection.applicant_id = card.applicant_id
        AND objection.award = card.award
        AND objection.number = card.moves
        AND NOT EXISTS (
            SELECT FROM cards_objectiondecision AS decision
            WHERE decision.applicant_id = objection.applicant_id
              AND decision.award = objection.award
              AND decision.number = objection.number
        )
  )
ORDER BY card.applicant_id, card.award
LIMIT %(limit)s
FOR NO KEY UPDATE OF card
