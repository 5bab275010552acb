-- The next lines of a statement after one of them, in the order of their postings.
SELECT * FROM ({lines}) AS line WHERE posting_id > %(after)s ORDER BY posting_id LIMIT %(limit)s
