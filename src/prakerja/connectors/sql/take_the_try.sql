-- The one who finds the rest over goes through and lets the others rest on; nobody else gets a row. A rest that would
-- last longer than any was set before the clock was set back, and is over, too.
UPDATE connectors_breaker
SET rests_until = clock_timestamp() + make_interval(secs => %(rest)s)
WHERE
    party = %(party)s
    AND (
        rests_until <= clock_timestamp()
        OR rests_until > clock_timestamp() + 2 * make_interval(secs => %(longest_rest)s)
    )
RETURNING party
