-- Each of these purchases has one more reason why it is on no statement; the same reason twice is one.
INSERT INTO training_payablehold (applicant_id, purchase, line, cause, reference, reason, held_at)
SELECT applicant_id, number, %(line)s::smallint, %(cause)s::text, %(reference)s::text, %(reason)s::text, %(now)s::timestamptz
FROM unnest(%(applicants)s::uuid[], %(numbers)s::smallint[]) AS asked (applicant_id, number)
ORDER BY applicant_id, number
ON CONFLICT (applicant_id, purchase, line, cause, reference) DO NOTHING
RETURNING applicant_id
