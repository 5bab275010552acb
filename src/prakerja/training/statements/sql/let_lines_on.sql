-- Lines of these purchases that nothing holds any more are open: the next statement has them.
UPDATE training_payableline AS line
SET state = 'open', updated_at = statement_timestamp()
FROM unnest(%(applicants)s::uuid[], %(numbers)s::smallint[]) AS asked (applicant_id, number)
WHERE line.applicant_id = asked.applicant_id
  AND line.purchase = asked.number
  AND line.state = 'held'
  AND NOT EXISTS (
      SELECT
      FROM training_payablehold AS hold
      WHERE hold.applicant_id = line.applicant_id
        AND hold.purchase = line.purchase
        AND hold.line IN (0, line.number)
        AND hold.released_at IS NULL
  )
RETURNING line.applicant_id
