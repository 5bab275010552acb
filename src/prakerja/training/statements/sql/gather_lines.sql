-- The next lines of a statement that is being made, and its sums with them. What somebody else is working on comes the next
-- time: nobody waits crosswise.
WITH line AS (
    SELECT applicant_id, purchase, number
    FROM training_payableline
    WHERE partner_id = %(partner)s AND state = 'open' AND settles_at < %(cut_off)s
    ORDER BY settles_at
    LIMIT %(limit)s
    FOR NO KEY UPDATE SKIP LOCKED
),
gathered AS (
    UPDATE training_payableline AS one
    SET state = 'stated', month = %(month)s, updated_at = statement_timestamp()
    FROM line
    WHERE one.applicant_id = line.applicant_id AND one.purchase = line.purchase AND one.number = line.number
    RETURNING one.amount, one.was_held
),
total AS (
    SELECT
        count(*) AS lines,
        coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS earned,
        coalesce(sum(amount) FILTER (WHERE amount > 0 AND was_held), 0) AS released,
        coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS clawed_back
    FROM gathered
)
UPDATE training_statement AS statement
SET lines = statement.lines + total.lines,
    earned = statement.earned + total.earned,
    released = statement.released + total.released,
    clawed_back = statement.clawed_back + total.clawed_back,
    updated_at = statement_timestamp()
FROM total
WHERE statement.partner_id = %(partner)s AND statement.month = %(month)s AND statement.state = 'making'
RETURNING total.lines
