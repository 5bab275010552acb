-- The wave's row is held shared until the joining is saved, so that closing (an update of that row) waits for it, and
-- whoever comes after the closing finds no open wave: nobody slips in between the last look and the closed list.
WITH wave AS (
    SELECT id
    FROM waves_wave
    WHERE id = %(wave_id)s AND state = 'open' AND opens_at <= %(now)s AND closes_at > %(now)s
    FOR SHARE
)
INSERT INTO waves_joiner (wave_id, applicant_id, receipt, joined_at, regency)
SELECT id, %(applicant_id)s, %(receipt)s, %(now)s, %(regency)s
FROM wave
ON CONFLICT ON CONSTRAINT an_applicant_joins_a_wave_once DO NOTHING
RETURNING id, wave_id, applicant_id, receipt, joined_at, regency
