-- The lock that joiners share is held already, so that this statement sees a closing that was saved before it, and none
-- is saved until this is. The wave's own row is not locked: everybody who joins would write to it. The account's is
-- shared, as a foreign key would do: it is closed before this or after it, and not meanwhile.
-- reads: accounts_account
INSERT INTO waves_joiner (applicant_id, wave_id, receipt, joined_at, regency)
SELECT account.id, wave.id, %(receipt)s, %(now)s, %(regency)s
FROM waves_wave AS wave, accounts_account AS account
WHERE
    wave.id = %(wave_id)s AND wave.state = 'open' AND wave.opens_at <= %(now)s AND wave.closes_at > %(now)s
    AND account.id = %(applicant_id)s
FOR KEY SHARE OF account
ON CONFLICT (applicant_id, wave_id) DO NOTHING
RETURNING receipt
