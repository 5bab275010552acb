-- Whose deadline comes near, where it is day: each with the reminder that is the next one for the days left there, unless
-- it has been sent.
-- reads: outbox_message
SELECT card.applicant_id, card.award, card.last_four, card.buys_until, home.domicile_regency, due.once_key, due.days_left
FROM cards_card AS card
{due}
WHERE card.state = 'awarded'
  AND card.held_since IS NULL
  AND card.buys_until > %(now)s
  AND card.buys_until < %(horizon)s
  AND (card.buys_until, card.applicant_id) > (%(after_until)s::timestamptz, %(after)s::uuid)
  AND extract(hour FROM there.now) >= %(from_hour)s
  AND extract(hour FROM there.now) < %(until_hour)s
  AND NOT EXISTS (
      SELECT FROM outbox_message AS sent
      WHERE sent.owner_id = card.applicant_id AND sent.once_key = due.once_key || ':email'
  )
ORDER BY card.buys_until, card.applicant_id
LIMIT %(limit)s
