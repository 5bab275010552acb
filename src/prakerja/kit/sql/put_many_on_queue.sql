-- One job for each of these arguments, in their order; an empty lock is none.
SELECT procrastinate_defer_jobs_v1(
    array_agg(
        ROW(%(queue)s, %(name)s, %(priority)s::int, nullif(lock, ''), NULL, arguments::jsonb, NULL)::procrastinate_job_to_defer_v1
        ORDER BY number
    )
)
FROM unnest(%(arguments)s::text[], %(locks)s::text[]) WITH ORDINALITY AS given (arguments, lock, number)
