-- As in insert_joiner.sql: the lock is held, and from a closed wave nobody leaves.
DELETE FROM waves_joiner
USING waves_wave AS wave
WHERE
    waves_joiner.applicant_id = %(applicant_id)s
    AND waves_joiner.wave_id = %(wave_id)s
    AND wave.id = %(wave_id)s
    AND wave.state = 'open'
    AND wave.closes_at > %(now)s
RETURNING waves_joiner.receipt
