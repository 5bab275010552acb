-- What was on its way to these is due to them again.
SELECT
    back.payee_id AS owner_id,
    ARRAY[back.payee_id::text, back.number::text] AS subject,
    1::smallint AS leg,
    %(in_transit)s::smallint AS debit,
    rail.of AS debit_of,
    %(due)s::smallint AS credit,
    back.payee_id AS credit_of,
    back.amount
FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[], %(names)s::text[], %(amounts)s::bigint[])
    AS back (payee_id, number, rail, amount)
JOIN unnest(%(rails)s::text[], %(rail_of)s::uuid[]) AS rail (name, of) ON rail.name = back.rail
