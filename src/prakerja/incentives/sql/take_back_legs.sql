-- From what is due to each of these back onto their card, or to the treasury of its year where the card has ended.
SELECT
    taken.applicant_id AS owner_id,
    ARRAY[taken.applicant_id::text, taken.award::text, taken.kind, taken.number::text, taken.times::text] AS subject,
    1::smallint AS leg,
    %(due)s::smallint AS debit,
    taken.applicant_id AS debit_of,
    CASE WHEN taken.is_live = 1 THEN %(reserve)s::smallint ELSE %(treasury)s::smallint END AS credit,
    CASE WHEN taken.is_live = 1 THEN taken.applicant_id ELSE %(treasury_of)s::uuid END AS credit_of,
    taken.amount
FROM unnest(
    %(applicants)s::uuid[], %(awards)s::smallint[], %(kinds)s::text[], %(numbers)s::smallint[], %(times)s::smallint[],
    %(amounts)s::bigint[], %(lives)s::smallint[]
) AS taken (applicant_id, award, kind, number, times, amount, is_live)
