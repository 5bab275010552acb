-- Legs without the one before them, and legs of one posting that tell of two acts. A posting of one leg has neither.
SELECT
    later.owner_id,
    later.posting_id,
    CASE
        WHEN earlier.leg IS NULL THEN 'lacks leg ' || later.leg - 1
        ELSE 'tells of two acts: leg ' || later.leg || ' differs from the one before it in what was done, when, of which year, '
            || 'for which wave, or in which transaction'
    END AS fault
FROM ledger_transfer AS later
LEFT JOIN ledger_transfer AS earlier
    ON earlier.owner_id = later.owner_id AND earlier.posting_id = later.posting_id AND earlier.leg = later.leg - 1
WHERE later.leg > 1
    AND (earlier.leg IS NULL
        OR ROW(earlier.act, earlier.happened_at, earlier.posted_at, earlier.year, earlier.wave, earlier.transaction_id,
            earlier.corrects, earlier.reason)
        IS DISTINCT FROM ROW(later.act, later.happened_at, later.posted_at, later.year, later.wave, later.transaction_id,
            later.corrects, later.reason))
ORDER BY later.owner_id, later.posting_id, later.leg
