-- What the bank has given back is to be paid again; what was paid after that moment stays as it is.
UPDATE {table} AS due
SET settled_at = NULL, returned_at = back.at
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[], %(moments)s::timestamptz[])
    AS back (applicant_id, award, number, at)
WHERE due.applicant_id = back.applicant_id
  AND due.award = back.award
  AND due.number = back.number
  AND due.settled_at <= back.at
