-- The locks that joiners share are held already, so that this statement sees a closing of the wave or of the account that
-- was saved before it, and none is saved until this is. Neither row is locked: that would write to them.
-- reads: accounts_account
INSERT INTO waves_joiner (applicant_id, wave_id, receipt, joined_at, regency)
SELECT account.id, wave.id, %(receipt)s, %(now)s, %(regency)s
FROM waves_wave AS wave, accounts_account AS account
WHERE
    wave.id = %(wave_id)s AND wave.state = 'open' AND wave.opens_at <= %(now)s AND wave.closes_at > %(now)s
    AND account.id = %(applicant_id)s
ON CONFLICT (applicant_id, wave_id) DO NOTHING
RETURNING receipt
