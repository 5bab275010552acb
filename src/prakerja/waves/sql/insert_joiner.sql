-- The lock that joiners share is held already, so that this statement sees a closing that was saved before it, and none
-- is saved until this is. The wave's own row is not locked: everybody who joins would write to it.
INSERT INTO waves_joiner (applicant_id, wave_id, receipt, joined_at, regency)
SELECT %(applicant_id)s, id, %(receipt)s, %(now)s, %(regency)s
FROM waves_wave
WHERE id = %(wave_id)s AND state = 'open' AND opens_at <= %(now)s AND closes_at > %(now)s
ON CONFLICT (applicant_id, wave_id) DO NOTHING
RETURNING receipt
