-- What these courses cost from now on, after what they cost before; their rows are locked, or not there for others yet.
INSERT INTO training_courseprice (course_id, number, price, since)
SELECT
    priced.course_id,
    1 + (SELECT count(*) FROM training_courseprice AS earlier WHERE earlier.course_id = priced.course_id),
    priced.price,
    %(now)s::timestamptz
FROM unnest(%(courses)s::bigint[], %(prices)s::bigint[]) AS priced (course_id, price)
