-- Null while it is not known to be in trouble enough to rest. An end that lies further ahead than any rest lasts was set
-- before the clock was set back.
SELECT rests_until > clock_timestamp() AND rests_until <= clock_timestamp() + 2 * make_interval(secs => %(longest_rest)s)
FROM connectors_breaker
WHERE party = %(party)s
