-- A number that nobody has or had; no row where somebody does.
INSERT INTO cards_cardnumber (digest, holder_id) VALUES (%(digest)s, %(holder)s)
ON CONFLICT (digest) DO NOTHING
