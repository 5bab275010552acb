-- A code under the key of the page that asked for it, or under one of its own; the same page sent twice adds nothing and
-- returns no row.
-- Of the owner's codes those that lie ahead were sent before the clock was set back, and so before this one: the newest
-- is the one whose tries and end count.
WITH earlier AS (
    UPDATE codes_code SET sent_at = %(sent_at)s::timestamptz - interval '1 second'
    WHERE owner_id = %(owner_id)s AND sent_at > %(newest)s
)

INSERT INTO codes_code (
    owner_id, id, purpose, channel, sealed_address, address_digest, language, account_id, asked_by, bound_mark,
    is_hollow, gateway, edition, tries, sent_at, expires_at
)
VALUES (
    %(owner_id)s, %(id)s, %(purpose)s, %(channel)s, %(sealed_address)s, %(address_digest)s,
    %(language)s, %(account_id)s, %(asked_by)s, %(bound_mark)s, %(is_hollow)s, %(gateway)s, 1, 0, %(sent_at)s,
    %(expires_at)s
)
ON CONFLICT (owner_id, id) DO NOTHING
RETURNING id
