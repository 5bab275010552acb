-- Whose deadline comes near, where it is day: each with the reminder that is the next one for the days left there, unless
-- it has been sent.
-- reads: outbox_message, profile_particulars
SELECT card.applicant_id, card.award, card.last_four, card.buys_until, home.domicile_regency, due.once_key, due.days_left
FROM cards_card AS card
-- Asked of each by its key: as one question about all of them, everybody's particulars were read for each stretch.
LEFT JOIN LATERAL (
    SELECT particulars.domicile_regency, particulars.domicile_province
    FROM profile_particulars AS particulars
    WHERE particulars.applicant_id = card.applicant_id
    OFFSET 0
) AS home ON true
LEFT JOIN unnest(%(provinces)s::text[], %(zones)s::text[]) AS province (code, zone)
    ON province.code = home.domicile_province
CROSS JOIN LATERAL (
    SELECT
        timezone(coalesce(province.zone, 'Asia/Jakarta'), %(now)s::timestamptz) AS now,
        timezone('Asia/Jakarta', card.buys_until - interval '1 second')::date AS last_day
) AS there
CROSS JOIN LATERAL (
    SELECT
        there.last_day - there.now::date AS days_left,
        concat_ws(':', 'deadline', card.award, min(before), there.last_day) AS once_key
    FROM unnest(%(days_before)s::int[]) AS reminder (before)
    WHERE before >= there.last_day - there.now::date
    HAVING min(before) IS NOT NULL
) AS due
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
