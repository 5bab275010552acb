-- What happened to these partners, once for each subject; it waits where a webhook wants to hear of it. Which are new, comes back.
INSERT INTO partners_partnerevent AS event (
    partner_id, kind, subject, facts, occurred_at, state, tries, due_at, updated_at
)
SELECT
    told.partner_id, %(kind)s::text, told.subject, told.facts::jsonb, %(now)s::timestamptz,
    CASE WHEN webhook.partner_id IS NULL THEN 'listed' ELSE 'waiting' END,
    0,
    -- By our own clock, where somebody tries another one (the sandbox's).
    CASE WHEN webhook.partner_id IS NOT NULL THEN least(%(now)s::timestamptz, statement_timestamp()) END,
    statement_timestamp()
FROM unnest(%(partners)s::uuid[], %(subjects)s::text[], %(facts)s::text[]) AS told (partner_id, subject, facts)
JOIN partners_partner AS partner ON partner.id = told.partner_id
LEFT JOIN partners_webhook AS webhook ON
    webhook.partner_id = partner.id AND webhook.state = 'live' AND partner.suspended_at IS NULL
    AND (%(kind)s::text = ANY(webhook.kinds) OR %(kind)s::text = 'webhook.test')
ON CONFLICT (partner_id, kind, subject) DO NOTHING
RETURNING event.partner_id, event.state
