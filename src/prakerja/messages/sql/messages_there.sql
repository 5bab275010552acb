-- Of these messages those that are in the outbox.
SELECT message.owner_id, message.id
FROM unnest(%(owners)s::uuid[], %(ids)s::uuid[]) AS given (owner_id, id)
JOIN outbox_message AS message USING (owner_id, id)
