-- The next lines of a statement as JSON, by when they were written; the last one's place, and whether more come after it.
WITH line AS MATERIALIZED (
    SELECT *
    FROM training_payableline
    WHERE partner_id = %(partner)s
        AND month = %(month)s
        AND updated_at <= %(until)s
        AND (updated_at, posting_id) > (%(after_at)s, %(after_key)s)
    ORDER BY updated_at, posting_id
    LIMIT %(limit)s + 1
),
told AS (
    SELECT
        row_number() OVER (ORDER BY line.updated_at, line.posting_id) AS place,
        line.updated_at,
        line.posting_id,
        json_build_object(
            'line', line.posting_id,
            'kind', line.kind,
            'part', line.part,
            'amount', line.amount,
            'evidence', line.evidence,
            'evidence_number', line.evidence_number,
            'earned_at', to_char(line.earned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'released', line.was_held,
            'invoice_code', purchase.invoice_code,
            'course_code', course.code,
            'course', course.title,
            'schedule_code', schedule.code,
            'updated_at', to_char(line.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        )::text AS said
    FROM line
    JOIN training_purchase AS purchase ON purchase.applicant_id = line.applicant_id AND purchase.number = line.purchase
    JOIN training_schedule AS schedule ON schedule.id = purchase.schedule_id
    JOIN training_course AS course ON course.id = schedule.course_id
)
SELECT
    string_agg(said, ',' ORDER BY place) FILTER (WHERE place <= %(limit)s),
    max(updated_at) FILTER (WHERE place = %(limit)s),
    (array_agg(posting_id) FILTER (WHERE place = %(limit)s))[1],
    count(*) > %(limit)s
FROM told
