-- One message into the outbox; a second one with the same once_key is not added and returns no row.
INSERT INTO outbox_message (
    id, channel, text, language, sealed_address, sealed_words, owner_id, state,
    created_at, useful_until, gateway, provider_ref, tries, failure, once_key
)
VALUES (
    %(id)s, %(channel)s, %(text)s, %(language)s, %(sealed_address)s, %(sealed_words)s, %(owner_id)s, 'queued',
    %(created_at)s, %(useful_until)s, %(gateway)s, '', 0, '', %(once_key)s
)
ON CONFLICT (owner_id, once_key) WHERE once_key IS NOT NULL DO NOTHING
RETURNING id
