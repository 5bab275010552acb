-- So many more cards of these waves, or fewer, are in these states.
INSERT INTO cards_cardcount (wave_id, state, cards)
SELECT wave_id, state, cards FROM unnest(%(waves)s::bigint[], %(states)s::text[], %(cards)s::int[]) AS one (wave_id, state, cards)
