-- Cards of this stretch whose holders the list names, and since when, locked in the order of their keys: those that ended
-- as well, since two people may reinstate them. A card that is used up is given back to no state in which money moves, so
-- that only what counts by the day of its award is asked of it.
-- reads: screening_listednik, screening_recipient
WITH named AS MATERIALIZED (
    SELECT card.applicant_id, card.award, coalesce(listed.since, %(effective_on)s::date) AS effective_on
    FROM cards_card AS card
    JOIN screening_recipient AS recipient
        ON recipient.applicant_id = card.applicant_id AND recipient.award = card.award
    JOIN screening_listednik AS listed ON listed.digest = recipient.nik_digest AND listed.list_id = %(list_id)s
    WHERE (card.applicant_id, card.award) > (%(after)s::uuid, %(after_award)s::smallint)
      AND (card.applicant_id, card.award) <= (%(last)s::uuid, %(last_award)s::smallint)
      AND card.wave_id = ANY (%(waves)s::bigint[])
      AND (%(awarded_from)s::timestamptz IS NULL OR card.awarded_at >= %(awarded_from)s::timestamptz)
)
SELECT card.applicant_id, card.award, named.effective_on
FROM cards_card AS card
JOIN named USING (applicant_id, award)
WHERE (
      named.effective_on <= (card.awarded_at AT TIME ZONE 'Asia/Jakarta')::date
      OR (card.state <> 'finished' AND NOT %(speaks_of_earlier_cards)s)
  )
  AND (
      %(received_in)s::int IS NULL
      OR %(received_in)s::int < date_part('year', card.awarded_at AT TIME ZONE 'Asia/Jakarta')
  )
ORDER BY card.applicant_id, card.award
FOR NO KEY UPDATE OF card
