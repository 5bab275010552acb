-- One more silence in a row. From so many on the party rests; returns whether it does.
INSERT INTO connectors_breaker AS known (party, silences, rests_until, cause)
VALUES (
    %(party)s, 1, CASE WHEN 1 >= %(silences)s THEN clock_timestamp() + make_interval(secs => %(rest)s) END, %(cause)s
)
ON CONFLICT (party) DO UPDATE
SET
    silences = known.silences + 1,
    cause = excluded.cause,
    rests_until = CASE
        WHEN known.silences + 1 >= %(silences)s THEN clock_timestamp() + make_interval(secs => %(rest)s)
    END
RETURNING rests_until IS NOT NULL
