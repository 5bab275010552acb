-- The first call of a partner with this nonce; no row where there was one before.
INSERT INTO partners_usednonce (partner_id, nonce, kept_until)
VALUES (%(partner_id)s, %(nonce)s, %(kept_until)s)
ON CONFLICT (partner_id, nonce) DO NOTHING
RETURNING nonce
