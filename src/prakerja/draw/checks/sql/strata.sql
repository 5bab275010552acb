-- Candidates whom the draw cannot tell apart, but for their receipts; those of no interest left out: all or none seated.
CREATE TABLE stratum AS
SELECT
    area, groups, tickets, household_held, household <> '' AS is_capped,
    row_number() OVER () - 1 AS stratum,
    count(*) AS people,
    count(*) FILTER (WHERE outcome = 'seated') AS seated
FROM drawn
GROUP BY area, groups, tickets, household_held, household <> '';

CREATE TABLE member AS
SELECT
    stratum.stratum,
    drawn.outcome = 'seated' AS is_seated,
    fact.sex,
    CASE
        WHEN fact.age IS NULL THEN '?' WHEN fact.age < 25 THEN '18-24' WHEN fact.age < 35 THEN '25-34'
        WHEN fact.age < 45 THEN '35-44' WHEN fact.age < 55 THEN '45-54' ELSE '55+'
    END AS age,
    lpad(CAST(fact.hour AS VARCHAR), 2, '0') AS hour,
    -- `12-7F3K…`: what stands behind the wave's number.
    substr(drawn.receipt, instr(drawn.receipt, '-') + 1, 1) AS letter,
    substr(fact.regency, 1, 2) AS province
FROM drawn
LEFT JOIN fact USING (receipt)
JOIN stratum
    ON stratum.area = drawn.area AND stratum.groups = drawn.groups AND stratum.tickets = drawn.tickets
    AND stratum.household_held = drawn.household_held AND stratum.is_capped = (drawn.household <> '')
