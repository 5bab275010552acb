-- What the legs of the set move in all.
SELECT coalesce(sum(amount), 0)::bigint AS amount FROM set_leg
