-- Of these reminders those that are still true: nothing is bought, nothing is held, the deadline is that one, and no other
-- reminder is the next one by now. Each with the moment from which it is day where its reader lives, and as it is now.
SELECT
    said.applicant_id,
    said.once_key,
    CASE
        WHEN extract(hour FROM there.now) < %(from_hour)s
            THEN timezone(there.zone, there.now::date + make_interval(hours => %(from_hour)s))
        WHEN extract(hour FROM there.now) >= %(until_hour)s
            THEN timezone(there.zone, there.now::date + make_interval(days => 1, hours => %(from_hour)s))
        ELSE %(now)s
    END AS by_day,
    card.award,
    card.last_four,
    card.buys_until,
    home.domicile_regency,
    due.once_key,
    due.days_left
FROM unnest(%(applicants)s::uuid[], %(once_keys)s::text[]) AS said (applicant_id, once_key)
JOIN cards_card AS card ON card.applicant_id = said.applicant_id
{due}
WHERE card.state = 'awarded'
  AND card.held_since IS NULL
  AND card.buys_until > %(now)s
  AND starts_with(said.once_key, due.once_key || ':')
