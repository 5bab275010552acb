-- The applicant at whom so many dues of the wave are reached, in the order of the index alone; none: fewer are left.
SELECT applicant_id
FROM (
    (
        SELECT applicant_id
        FROM incentives_instalment
        WHERE wave_id = %(wave_id)s AND state = 'due' AND settled_at IS NULL AND applicant_id > %(after)s
        ORDER BY applicant_id
        LIMIT %(limit)s
    )
    UNION ALL
    (
        SELECT applicant_id
        FROM incentives_survey
        WHERE wave_id = %(wave_id)s AND state = 'due' AND settled_at IS NULL AND applicant_id > %(after)s
        ORDER BY applicant_id
        LIMIT %(limit)s
    )
) AS due
ORDER BY applicant_id
OFFSET %(limit)s - 1
LIMIT 1
