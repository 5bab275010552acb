-- These are not settled: nothing was paid.
UPDATE {table} AS due
SET settled_at = NULL
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[]) AS wrong (applicant_id, award, number)
WHERE due.applicant_id = wrong.applicant_id
  AND due.award = wrong.award
  AND due.number = wrong.number
  AND due.state = 'due'
