-- How many receipts of the wave more than one joiner holds. No index watches over them: a unique one that lacks the
-- applicant could not be kept on a cluster.
-- reads: screening_verdict
SELECT count(*)
FROM (
    SELECT receipt
    FROM screening_verdict
    WHERE number = %(number)s AND occasion = 'draw'
    GROUP BY receipt
    HAVING count(*) > 1
) AS doubled
