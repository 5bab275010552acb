-- Numbers that nobody has or had; who gets none of these draws again.
INSERT INTO cards_cardnumber (digest, holder_id)
SELECT digest, holder FROM unnest(%(digests)s::uuid[], %(holders)s::uuid[]) AS drawn (digest, holder)
ON CONFLICT (digest) DO NOTHING
RETURNING holder_id
