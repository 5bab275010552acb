-- Seated although the household had all its cards; or told so, although no pass had a seat or the cap left room.
WITH won AS (
    SELECT
        receipt, household, household_held, pass, rank,
        row_number() OVER (PARTITION BY household ORDER BY pass, rank) AS nth
    FROM drawn
    WHERE household <> '' AND outcome = 'seated'
),
refused AS (
    SELECT drawn.receipt, drawn.household, drawn.household_held, drawn.rank, min(opened.pass) AS pass
    FROM drawn
    LEFT JOIN opened
        ON opened.area = drawn.area AND opened.groups = drawn.groups AND drawn.rank < opened.until
    WHERE drawn.outcome = 'household_full'
    GROUP BY ALL
)
SELECT receipt FROM won WHERE household_held + nth > $cap
UNION ALL
SELECT refused.receipt
FROM refused
LEFT JOIN won
    ON refused.household <> '' AND won.household = refused.household
    AND (won.pass < refused.pass OR (won.pass = refused.pass AND won.rank < refused.rank))
GROUP BY refused.receipt, refused.household, refused.household_held, refused.pass
HAVING refused.pass IS NULL OR refused.household = '' OR refused.household_held + count(won.receipt) < $cap
