-- What is left on the training balance and the incentive reserve of each goes back to the treasury of its budget year.
-- reads: ledger_balance
SELECT
    gone.applicant_id AS owner_id, gone.posting_id,
    row_number() OVER (PARTITION BY gone.posting_id ORDER BY balance.kind)::smallint AS leg,
    balance.kind AS debit, gone.applicant_id AS debit_of,
    %(treasury)s::smallint AS credit, %(treasury_of)s::uuid AS credit_of,
    balance.amount
FROM unnest(%(applicants)s::uuid[], %(postings)s::uuid[]) AS gone (applicant_id, posting_id)
JOIN ledger_balance AS balance ON balance.of = gone.applicant_id
WHERE balance.kind = ANY (%(kinds)s::smallint[]) AND balance.amount > 0
