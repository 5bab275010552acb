-- Jobs that ended without being done, and whose last event is older than that.
DELETE FROM procrastinate_jobs AS job
WHERE
    job.status IN ('failed', 'aborted', 'cancelled')
    AND NOT EXISTS (
        SELECT FROM procrastinate_events AS event WHERE event.job_id = job.id AND event.at > now() - make_interval(days => %(kept_for)s)
    )
