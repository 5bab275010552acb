-- What is due to these is on its way.
SELECT
    built.payee_id AS owner_id,
    ARRAY[built.payee_id::text, built.number::text] AS subject,
    1::smallint AS leg,
    %(due)s::smallint AS debit,
    built.payee_id AS debit_of,
    %(in_transit)s::smallint AS credit,
    rail.of AS credit_of,
    built.amount
FROM built_instruction AS built
JOIN unnest(%(rails)s::text[], %(rail_of)s::uuid[]) AS rail (name, of) ON rail.name = built.rail
