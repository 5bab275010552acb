-- Statements whose sums are not those of their lines and adjustments; claims that were not carried on, or are of nothing.
WITH summed AS (
    SELECT
        partner_id,
        month,
        count(*) AS lines,
        coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS earned,
        coalesce(sum(amount) FILTER (WHERE amount > 0 AND was_held), 0) AS released,
        coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS clawed_back
    FROM training_payableline
    WHERE month IS NOT NULL
    GROUP BY partner_id, month
),
beside AS (
    SELECT
        partner_id,
        month,
        coalesce(sum(amount) FILTER (WHERE kind IN ('decision', 'overpaid')), 0) AS adjusted,
        coalesce(-sum(amount) FILTER (WHERE kind = 'claim'), 0) AS carried_in
    FROM training_statementadjustment
    WHERE month IS NOT NULL
    GROUP BY partner_id, month
),
claim AS (
    SELECT partner_id, of_month AS month, sum(amount) AS amount
    FROM training_statementadjustment
    WHERE kind = 'claim'
    GROUP BY partner_id, of_month
),
judged AS (
    SELECT
        partner_id,
        month,
        CASE
            WHEN statement.cut_off IS NULL THEN 'is not there, and has lines, adjustments or a claim'
            WHEN statement.lines <> coalesce(summed.lines, 0)
                THEN 'counts ' || statement.lines || ' lines, and has ' || coalesce(summed.lines, 0)
            WHEN statement.earned <> coalesce(summed.earned, 0)
                OR statement.released <> coalesce(summed.released, 0)
                OR statement.clawed_back <> coalesce(summed.clawed_back, 0)
                THEN 'does not say what its lines add up to'
            WHEN statement.adjusted <> coalesce(beside.adjusted, 0)
                OR statement.carried_in <> coalesce(beside.carried_in, 0)
                THEN 'does not say what its adjustments add up to'
            WHEN coalesce(claim.amount, 0) <> CASE WHEN statement.state = 'approved' THEN least(statement.due, 0) ELSE 0 END
                THEN 'carries on another claim than it leaves'
        END AS fault
    FROM training_statement AS statement
    FULL JOIN summed USING (partner_id, month)
    FULL JOIN beside USING (partner_id, month)
    FULL JOIN claim USING (partner_id, month)
)
SELECT partner_id, month, fault FROM judged WHERE fault IS NOT NULL ORDER BY partner_id, month
