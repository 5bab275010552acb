-- Queued messages wait for their moment, and until then no job has them.
UPDATE outbox_message AS message
SET not_before = put_off.not_before
FROM unnest(%(owners)s::uuid[], %(ids)s::uuid[], %(not_before)s::timestamptz[]) AS put_off (owner_id, id, not_before)
WHERE message.owner_id = put_off.owner_id AND message.id = put_off.id AND message.state = 'queued'
