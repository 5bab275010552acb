-- Which of these lists name the holders of these cards, and since when: as `named_cards.sql` asks of one list.
-- reads: screening_listednik, screening_recipient
SELECT list.id, card.applicant_id, card.award, coalesce(listed.since, list.effective_on) AS effective_on
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
JOIN cards_card AS card ON card.applicant_id = wanted.applicant_id AND card.award = wanted.award
JOIN screening_recipient AS recipient
    ON recipient.applicant_id = card.applicant_id AND recipient.award = card.award
JOIN screening_listednik AS listed ON listed.digest = recipient.nik_digest
JOIN unnest(%(lists)s::bigint[], %(days)s::date[], %(of_earlier_cards)s::int[], %(received_in)s::int[])
    AS list (id, effective_on, of_earlier_cards, received_in) ON list.id = listed.list_id
WHERE (
      coalesce(listed.since, list.effective_on) <= (card.awarded_at AT TIME ZONE 'Asia/Jakarta')::date
      OR (card.state <> 'finished' AND list.of_earlier_cards = 0)
  )
  AND (list.received_in = 0 OR list.received_in < date_part('year', card.awarded_at AT TIME ZONE 'Asia/Jakarta'))
ORDER BY list.id, card.applicant_id, card.award
