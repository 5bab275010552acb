-- Of each of these what moves between two accounts; what is nobody's account of their own is a year's or a rail's.
SELECT
    moved.owner AS owner_id,
    ARRAY[moved.payee_id::text, moved.number::text] AS subject,
    1::smallint AS leg,
    %(debit)s::smallint AS debit,
    moved.debit_of,
    %(credit)s::smallint AS credit,
    moved.credit_of,
    moved.amount
FROM unnest(
    %(owners)s::uuid[], %(payees)s::uuid[], %(numbers)s::integer[], %(debits)s::uuid[], %(credits)s::uuid[], %(amounts)s::bigint[]
) AS moved (owner, payee_id, number, debit_of, credit_of, amount)
