-- Many messages into the outbox; those whose once_key is there already are not added.
INSERT INTO outbox_message (
    id, channel, text, language, sealed_address, sealed_words, owner_id, state,
    created_at, gateway, provider_ref, tries, failure, once_key
)
SELECT id, channel, text, language, address, words, owner_id, 'queued', %(now)s::timestamptz, '', '', 0, '', once_key
FROM unnest(
    %(ids)s::uuid[], %(channels)s::text[], %(texts)s::text[], %(languages)s::text[], %(addresses)s::bytea[], %(words)s::bytea[],
    %(owners)s::uuid[], %(once_keys)s::text[]
) AS draft (id, channel, text, language, address, words, owner_id, once_key)
ON CONFLICT (owner_id, once_key) WHERE once_key IS NOT NULL DO NOTHING
