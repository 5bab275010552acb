-- As does_it_rest.sql says it of one.
SELECT party
FROM connectors_breaker
WHERE rests_until > clock_timestamp() AND rests_until <= clock_timestamp() + 2 * make_interval(secs => %(longest_rest)s)
