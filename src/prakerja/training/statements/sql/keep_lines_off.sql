-- What these purchases have earned is held, and comes off a statement that nobody has approved; whatever was approved stays on
-- its own. Lines are locked before their statements, as whoever makes a statement locks them.
WITH line AS (
    SELECT one.applicant_id, one.purchase, one.number, one.partner_id, one.month, one.amount, one.was_held, one.state
    FROM unnest(%(applicants)s::uuid[], %(numbers)s::smallint[]) AS asked (applicant_id, number)
    JOIN training_payableline AS one ON one.applicant_id = asked.applicant_id AND one.purchase = asked.number
    WHERE one.state IN ('open', 'stated') AND one.amount > 0 AND %(line)s::smallint IN (0, one.number)
    ORDER BY one.applicant_id, one.purchase, one.number
    FOR NO KEY UPDATE OF one
),
off AS (
    SELECT
        partner_id,
        month,
        count(*) AS lines,
        sum(amount) AS earned,
        coalesce(sum(amount) FILTER (WHERE was_held), 0) AS released
    FROM line
    WHERE state = 'stated'
    GROUP BY partner_id, month
),
statement AS (
    UPDATE training_statement AS one
    SET lines = one.lines - off.lines,
        earned = one.earned - off.earned,
        released = one.released - off.released,
        updated_at = statement_timestamp()
    FROM off
    WHERE one.partner_id = off.partner_id AND one.month = off.month AND one.state IN ('making', 'ready')
    RETURNING one.partner_id, one.month
)
UPDATE training_payableline AS held
SET state = 'held', was_held = true, month = NULL, updated_at = statement_timestamp()
FROM line
LEFT JOIN statement USING (partner_id, month)
WHERE held.applicant_id = line.applicant_id
  AND held.purchase = line.purchase
  AND held.number = line.number
  AND (line.state = 'open' OR statement.month IS NOT NULL)
RETURNING held.applicant_id
