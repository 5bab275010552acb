-- What was noted of waiting jobs ahead of the clock was noted before the clock was set back: it is of now, so that what is
-- late is late from now on; what is scheduled lies ahead rightly. Those jobs, and any that sleep for longer than a retry
-- may ask for, sleep no more.
WITH ahead AS (
    UPDATE procrastinate_events AS event
    SET at = now()
    FROM procrastinate_jobs AS job
    WHERE job.id = event.job_id AND job.status = 'todo'
        AND event.at > now() + interval '1 minute' AND event.type <> 'scheduled'
    RETURNING event.job_id
)

UPDATE procrastinate_jobs
SET scheduled_at = NULL
WHERE
    status = 'todo' AND scheduled_at > now()
    AND (
        scheduled_at > now() + make_interval(hours => %(longest_sleep)s)
        OR id IN (SELECT ahead.job_id FROM ahead)
    )
