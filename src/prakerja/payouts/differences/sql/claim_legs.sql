-- What these were paid too much is owed by them: the treasury has it as a claim.
SELECT
    claimed.payee_id AS owner_id,
    ARRAY[claimed.payee_id::text, claimed.award::text, claimed.due_kind, claimed.number::text, claimed.kind, claimed.times::text] AS subject,
    1::smallint AS leg,
    %(claim)s::smallint AS debit,
    claimed.payee_id AS debit_of,
    %(treasury)s::smallint AS credit,
    %(treasury_of)s::uuid AS credit_of,
    claimed.amount
FROM unnest(
    %(payees)s::uuid[], %(awards)s::smallint[], %(due_kinds)s::text[], %(numbers)s::integer[], %(kinds)s::text[],
    %(times)s::smallint[], %(amounts)s::bigint[]
) AS claimed (payee_id, award, due_kind, number, kind, times, amount)
