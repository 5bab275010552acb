-- From the reserve of each of these to what is due to them.
SELECT
    due.applicant_id AS owner_id,
    ARRAY[due.applicant_id::text, due.award::text, due.number::text] AS subject,
    1::smallint AS leg,
    %(reserve)s::smallint AS debit,
    due.applicant_id AS debit_of,
    %(due)s::smallint AS credit,
    due.applicant_id AS credit_of,
    due.amount
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[], %(amounts)s::bigint[])
    AS due (applicant_id, award, number, amount)
