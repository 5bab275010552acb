-- What of approved statements is not paid for now, by partner and month. A part of other statements.
-- reads: training_payablehold, training_payableline, training_statement
SELECT partner_id, month, sum(amount)::bigint AS amount
FROM (
    -- Something speaks against the line, and nothing has taken it back.
    SELECT line.applicant_id, line.purchase, line.number, line.partner_id, line.month, line.amount
    FROM training_payablehold AS hold
    JOIN training_payableline AS line
        ON line.applicant_id = hold.applicant_id AND line.purchase = hold.purchase AND hold.line IN (0, line.number)
    WHERE hold.released_at IS NULL
      AND line.state = 'stated'
      AND line.amount > 0
      AND NOT EXISTS (
          SELECT FROM training_payableline AS back
          WHERE back.applicant_id = line.applicant_id
            AND back.purchase = line.purchase
            AND back.number = line.number + 100
      )
    UNION
    -- It is taken back, and no approved statement has that yet: paid now, it would have to come back.
    SELECT line.applicant_id, line.purchase, line.number, line.partner_id, line.month, line.amount
    FROM training_payableline AS back
    JOIN training_payableline AS line
        ON line.applicant_id = back.applicant_id AND line.purchase = back.purchase AND line.number = back.number - 100
    LEFT JOIN training_statement AS later ON later.partner_id = back.partner_id AND later.month = back.month
    WHERE back.partner_id = ANY(%(partners)s::uuid[])
      AND back.kind = 'claw_back'
      AND (back.state IN ('open', 'held') OR (back.state = 'stated' AND later.state <> 'approved'))
      AND line.state = 'stated'
) AS kept
GROUP BY partner_id, month
