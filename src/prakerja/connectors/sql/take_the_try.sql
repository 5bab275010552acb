-- The one who finds the rest over goes through and lets the others rest on; nobody else gets a row.
UPDATE connectors_breaker
SET rests_until = clock_timestamp() + make_interval(secs => %(rest)s)
WHERE party = %(party)s AND rests_until <= clock_timestamp()
RETURNING party
