-- As in insert_joiner.sql: while somebody is leaving, the wave cannot be closed, and from a closed wave nobody leaves.
WITH wave AS (
    SELECT id
    FROM waves_wave
    WHERE id = %(wave_id)s AND state = 'open' AND closes_at > %(now)s
    FOR SHARE
)
DELETE FROM waves_joiner
USING wave
WHERE waves_joiner.wave_id = wave.id AND waves_joiner.applicant_id = %(applicant_id)s
RETURNING waves_joiner.*
