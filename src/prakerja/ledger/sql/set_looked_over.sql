-- What no constraint sees: amounts that would be rounded, postings whose legs are not counted 1, 2, 3, and an
-- account of a year or a wave that is said to be somebody's, or of a bank that names none.
SELECT
    count(*) AS legs,
    coalesce(bool_or(pg_typeof(amount) NOT IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype)), false)
        AS rounds,
    coalesce(max(leg), 1) > 1 AND EXISTS (
        SELECT FROM set_leg GROUP BY owner_id, posting_id HAVING min(leg) <> 1 OR max(leg) <> count(*)
    ) AS miscounted,
    coalesce(
        bool_or(
            debit IN ({numbered}) AND debit_of > %(largest)s OR credit IN ({numbered}) AND credit_of > %(largest)s
            OR debit IN ({at_houses}) AND debit_of <= %(largest)s OR credit IN ({at_houses}) AND credit_of <= %(largest)s
        ),
        false
    ) AS misplaced
FROM set_leg
