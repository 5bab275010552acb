-- What each of these sends was answered. The first answer stays.
UPDATE payouts_sending AS sending
SET answered_at = %(now)s, outcome = answer.outcome, code = answer.code
FROM unnest(
    %(payees)s::uuid[], %(numbers)s::integer[], %(sendings)s::smallint[], %(outcomes)s::text[], %(codes)s::text[]
) AS answer (payee_id, instruction, number, outcome, code)
WHERE sending.payee_id = answer.payee_id
  AND sending.instruction = answer.instruction
  AND sending.number = answer.number
  AND sending.outcome = ''
