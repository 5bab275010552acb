-- Many messages reach their last state, each with its cause; nothing more is known of what they said.
UPDATE outbox_message AS message
SET state = settled.state, settled_at = %(now)s, tries = message.tries + 1, failure = settled.failure, sealed_words = ''
FROM unnest(%(owners)s::uuid[], %(ids)s::uuid[], %(states)s::text[], %(failures)s::text[])
    AS settled (owner_id, id, state, failure)
WHERE message.owner_id = settled.owner_id AND message.id = settled.id AND message.state = 'queued'
