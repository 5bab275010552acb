-- What these instructions pay to recipients, due by due.
SELECT due.payee_id, due.award, due.kind, due.number
FROM payouts_instructeddue AS due
JOIN unnest(%(payees)s::uuid[], %(numbers)s::integer[]) AS wanted (payee_id, number)
  ON due.payee_id = wanted.payee_id AND due.instruction = wanted.number
WHERE due.kind <> 'statement'
