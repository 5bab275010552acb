SELECT (CASE WHEN %(grows_on_credit)s THEN credited - debited ELSE debited - credited END)::bigint FROM ({sums}) AS sums
