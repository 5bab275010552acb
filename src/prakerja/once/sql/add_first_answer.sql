-- The first answer under this key. Waits for whoever is about to give one, and adds nothing when they did.
INSERT INTO once_firstanswer (owner_id, key, request_digest, answer, answered_at)
VALUES (%(owner_id)s, %(key)s, %(request_digest)s, %(answer)s::jsonb, %(answered_at)s)
ON CONFLICT (owner_id, key) DO NOTHING
RETURNING key
