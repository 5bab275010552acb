-- How many lines there are but for those that are printed again, and what they move.
SELECT
    count(*) FILTER (WHERE copy = 1),
    coalesce(sum(CASE WHEN is_out THEN -amount ELSE amount END) FILTER (WHERE copy = 1), 0)::bigint
FROM matched_line
