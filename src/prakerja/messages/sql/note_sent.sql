-- Many messages are on their way; nothing more is known of what they said.
UPDATE outbox_message AS message
SET
    state = 'sent', sent_at = %(now)s, tries = message.tries + 1, gateway = sent.gateway,
    provider_ref = sent.reference, sealed_words = ''
FROM unnest(%(owners)s::uuid[], %(ids)s::uuid[], %(gateways)s::text[], %(references)s::text[])
    AS sent (owner_id, id, gateway, reference)
WHERE message.owner_id = sent.owner_id AND message.id = sent.id AND message.state = 'queued'
