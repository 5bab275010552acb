-- What a statement has beside its lines: claims of earlier ones and what was decided, each on one statement.
WITH gathered AS (
    UPDATE training_statementadjustment AS one
    SET month = %(month)s
    WHERE one.partner_id = %(partner)s AND one.month IS NULL AND one.at < %(cut_off)s
    RETURNING one.kind, one.amount
),
total AS (
    SELECT
        coalesce(-sum(amount) FILTER (WHERE kind = 'claim'), 0) AS carried_in,
        coalesce(sum(amount) FILTER (WHERE kind IN ('decision', 'overpaid')), 0) AS adjusted
    FROM gathered
)
UPDATE training_statement AS statement
SET carried_in = statement.carried_in + total.carried_in,
    adjusted = statement.adjusted + total.adjusted,
    updated_at = statement_timestamp()
FROM total
WHERE statement.partner_id = %(partner)s AND statement.month = %(month)s AND statement.state = 'making'
