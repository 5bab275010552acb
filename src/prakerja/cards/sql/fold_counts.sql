-- The rows of a wave and state become one of the same sum, or none. What is added meanwhile is not seen, and stays.
WITH gone AS (
    DELETE FROM cards_cardcount RETURNING wave_id, state, cards
)
INSERT INTO cards_cardcount (wave_id, state, cards)
SELECT wave_id, state, sum(cards) FROM gone GROUP BY wave_id, state HAVING sum(cards) <> 0
