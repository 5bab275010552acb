-- What was noted of jobs ahead of the clock was noted before the clock was set back: it is of now, so that what is late is
-- late from now on. Those jobs, and any that sleep for longer than a retry may ask for, sleep no more.
WITH ahead AS (
    UPDATE procrastinate_events SET at = now() WHERE at > now() + interval '1 minute' RETURNING job_id
)

UPDATE procrastinate_jobs
SET scheduled_at = NULL
WHERE
    status = 'todo' AND scheduled_at > now()
    AND (
        scheduled_at > now() + make_interval(hours => %(longest_sleep)s)
        OR id IN (SELECT ahead.job_id FROM ahead)
    )
