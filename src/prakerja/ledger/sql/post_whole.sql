,
whole AS MATERIALIZED (SELECT WHERE (SELECT count(*) FROM written) = {count})
