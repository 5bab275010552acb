-- The value is taken, or was the holder's already; nothing comes back when it is another's, also when both ask at once.
INSERT INTO {table} AS holder (digest, holder_id) VALUES (%(digest)s, %(holder_id)s)
ON CONFLICT (digest) DO UPDATE SET holder_id = excluded.holder_id WHERE holder.holder_id = excluded.holder_id
RETURNING holder_id
