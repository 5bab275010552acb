-- The first and the last account of a stretch: between them the other tables are read in order.
SELECT
    (SELECT applicant_id FROM joiner_order WHERE number = %(first)s),
    (SELECT applicant_id FROM joiner_order WHERE number = %(last)s)
