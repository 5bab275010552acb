-- A statement for each partner for whom something was settled before the cut-off and is on none. Each is asked for by its
-- index: as EXISTS the database would gather all lines first.
-- reads: partners_partner
INSERT INTO training_statement (
    partner_id, month, cut_off, state, lines, earned, released, clawed_back, adjusted, carried_in
)
SELECT partner.id, %(month)s::date, %(cut_off)s::timestamptz, 'making', 0, 0, 0, 0, 0, 0
FROM partners_partner AS partner
WHERE coalesce((
        SELECT true
        FROM training_payableline AS line
        WHERE line.partner_id = partner.id AND line.state = 'open' AND line.settles_at < %(cut_off)s
        ORDER BY line.settles_at
        LIMIT 1
    ), false)
    OR coalesce((
        SELECT true
        FROM training_statementadjustment AS adjustment
        WHERE adjustment.partner_id = partner.id AND adjustment.month IS NULL AND adjustment.at < %(cut_off)s
        LIMIT 1
    ), false)
ORDER BY partner.id
ON CONFLICT (partner_id, month) DO NOTHING
