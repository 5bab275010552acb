-- How many receipts of the wave more than one joiner holds. No index watches over them: a unique one that lacks the
-- applicant could not be kept on a cluster.
-- reads: waves_joiner
SELECT count(*)
FROM (
    SELECT receipt FROM waves_joiner WHERE wave_id = %(wave_id)s GROUP BY receipt HAVING count(*) > 1
) AS doubled
