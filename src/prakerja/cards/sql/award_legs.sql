-- From the wave's reserve to the training balance and the incentive reserve of each.
SELECT
    applicant_id AS owner_id, posting_id, leg::smallint AS leg,
    %(reserve)s::smallint AS debit, %(reserve_of)s::uuid AS debit_of,
    kind AS credit, applicant_id AS credit_of, amount
FROM unnest(%(applicants)s::uuid[], %(postings)s::uuid[]) AS award (applicant_id, posting_id)
CROSS JOIN unnest(%(kinds)s::smallint[], %(amounts)s::bigint[]) WITH ORDINALITY AS part (kind, amount, leg)
WHERE amount > 0
