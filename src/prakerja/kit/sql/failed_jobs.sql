-- How many jobs of each name failed within a day.
SELECT job.task_name, count(DISTINCT job.id)
FROM procrastinate_jobs AS job
JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'failed'
WHERE job.status = 'failed' AND event.at > now() - interval '1 day'
GROUP BY job.task_name
ORDER BY count(DISTINCT job.id) DESC, job.task_name
