-- The answers are in, or no row comes back because the sitting is over. The share lock makes whoever ends the
-- sitting wait for it, so that an answer that was accepted is also scored.
WITH open_sitting AS (
    SELECT applicant_id
    FROM assessment_sitting
    WHERE applicant_id = %(applicant_id)s AND state = 'running' AND ends_at > %(latest_end)s
    FOR SHARE
)

INSERT INTO assessment_answer (applicant_id, "position", option, saved_at)
SELECT open_sitting.applicant_id, given."position", given.option, %(saved_at)s
FROM
    open_sitting,
    unnest(%(positions)s::smallint [], %(options)s::smallint []) AS given ("position", option)
ON CONFLICT (applicant_id, "position") DO UPDATE
SET option = excluded.option, saved_at = excluded.saved_at
RETURNING applicant_id
