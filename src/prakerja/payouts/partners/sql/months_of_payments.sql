-- Of which statement each of these instructions is.
SELECT DISTINCT due.payee_id, due.instruction, to_date(due.number::text, 'YYYYMM')
FROM payouts_instructeddue AS due
JOIN unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
    ON due.payee_id = wanted.payee_id AND due.instruction = wanted.number
WHERE due.kind = 'statement'
