-- One job for each of these arguments, in their order.
SELECT procrastinate_defer_jobs_v1(
    array_agg(
        ROW(%(queue)s, %(name)s, %(priority)s::int, NULL, NULL, arguments::jsonb, NULL)::procrastinate_job_to_defer_v1
        ORDER BY number
    )
)
FROM unnest(%(arguments)s::text[]) WITH ORDINALITY AS given (arguments, number)
