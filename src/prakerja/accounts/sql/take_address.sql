-- The address is taken for an account to be; no row comes back when it has one already, also when two ask at once.
INSERT INTO accounts_addressholder (digest, holder_id) VALUES (%(digest)s, uuidv7())
ON CONFLICT (digest) DO NOTHING
RETURNING holder_id
