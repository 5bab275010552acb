-- What was paid is settled, once; what came back after that moment stays as it is.
UPDATE {table} AS due
SET settled_at = paid.at
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[], %(moments)s::timestamptz[])
    AS paid (applicant_id, award, number, at)
WHERE due.applicant_id = paid.applicant_id
  AND due.award = paid.award
  AND due.number = paid.number
  AND due.settled_at IS NULL
  AND (due.returned_at IS NULL OR due.returned_at < paid.at)
