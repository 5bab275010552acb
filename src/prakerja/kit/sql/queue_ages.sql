-- How many seconds the job that is due longest has waited in each lane; pieces of mass mailings may wait.
SELECT job.queue_name, extract(epoch FROM now() - min(coalesce(job.scheduled_at, event.at)))::float AS seconds
FROM procrastinate_jobs AS job
JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'deferred'
WHERE job.status = 'todo' AND job.priority >= 0 AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
GROUP BY job.queue_name
