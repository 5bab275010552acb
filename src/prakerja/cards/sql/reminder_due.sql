-- Of a card: where its holder lives and what time it is there, and the reminder that is the next one for the days left.
-- reads: profile_particulars
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
        coalesce(province.zone, 'Asia/Jakarta') AS zone,
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
