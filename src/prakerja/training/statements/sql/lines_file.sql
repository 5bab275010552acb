-- A whole statement as a file: its lines and what it has beside them, so that the amounts add up to what is due. What a
-- spreadsheet would take for a formula stands behind a stroke.
COPY (
    SELECT
        posting_id AS line,
        kind,
        part,
        amount,
        evidence,
        evidence_number,
        to_char(earned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS earned_at,
        was_held AS released,
        regexp_replace(invoice_code, '^([=+@\t\r-])', '''\1') AS invoice_code,
        regexp_replace(course_code, '^([=+@\t\r-])', '''\1') AS course_code,
        regexp_replace(course, '^([=+@\t\r-])', '''\1') AS course,
        regexp_replace(schedule_code, '^([=+@\t\r-])', '''\1') AS schedule_code
    FROM ({lines}) AS line
    UNION ALL
    SELECT
        id, kind, '', amount, 'statement', NULL, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), false,
        '', '', to_char(of_month, 'YYYY-MM'), ''
    FROM training_statementadjustment
    WHERE partner_id = %(partner)s AND month = %(month)s
) TO STDOUT (FORMAT csv, HEADER)
