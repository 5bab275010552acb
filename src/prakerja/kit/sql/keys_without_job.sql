-- Of these keys, those that no job is about: none waits, none is under way, and none failed so lately that it rests.
-- After one failure it does not rest at all, then 1, 3, 7 … minutes, at most an hour; a failure that lies ahead of the
-- clock was noted before the clock was set back.
WITH told AS (
    SELECT named.value #>> '{}' AS key, job.id, job.status
    FROM procrastinate_jobs AS job
    CROSS JOIN LATERAL jsonb_path_query(job.args, %(path)s::jsonpath) AS named (value)
    WHERE job.task_name = ANY(%(names)s::text[]) AND job.status IN ('todo', 'doing', 'failed')
),

rests AS (
    SELECT told.key
    FROM told
    JOIN procrastinate_events AS event ON event.job_id = told.id AND event.type = 'failed'
    WHERE told.status = 'failed'
    GROUP BY told.key
    HAVING
        max(event.at) <= now()
        AND max(event.at) + least(power(2, count(DISTINCT told.id) - 1) - 1, 60) * interval '1 minute' > now()
)

SELECT wanted.key
FROM unnest(%(keys)s::text[]) AS wanted (key)
WHERE
    NOT EXISTS (SELECT FROM told WHERE told.key = wanted.key AND told.status IN ('todo', 'doing'))
    AND NOT EXISTS (SELECT FROM rests WHERE rests.key = wanted.key)
