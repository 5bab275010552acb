-- The two files joined: what is said of each candidate beside what they are.
CREATE TABLE drawn AS
SELECT
    candidate.receipt,
    candidate.area,
    candidate.groups,
    candidate.tickets,
    candidate.household,
    candidate.household_held,
    outcome.outcome,
    outcome.pass,
    outcome.area AS seat_area,
    outcome."group" AS seat_group,
    outcome.rank,
    outcome.key
FROM outcome
JOIN candidate USING (receipt);
