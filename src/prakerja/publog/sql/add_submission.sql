WITH added AS (
    INSERT INTO publog_submission (once_key, line, submitted_at)
    VALUES (%(once_key)s, %(line)s, %(at)s)
    ON CONFLICT (once_key) DO NOTHING
    RETURNING id
)
INSERT INTO publog_waiting (submission_id) SELECT id FROM added
