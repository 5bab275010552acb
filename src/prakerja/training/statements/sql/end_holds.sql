-- That reason speaks against these purchases no more.
UPDATE training_payablehold AS hold
SET released_at = %(now)s
FROM unnest(%(applicants)s::uuid[], %(numbers)s::smallint[]) AS asked (applicant_id, number)
WHERE hold.applicant_id = asked.applicant_id
  AND hold.purchase = asked.number
  AND hold.line = %(line)s
  AND hold.cause = %(cause)s
  AND hold.reference = %(reference)s
  AND hold.released_at IS NULL
