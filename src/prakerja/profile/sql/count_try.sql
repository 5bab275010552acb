-- One more try on the code, unless it has had its five, is over or spent. Two tabs at once are counted one by one.
UPDATE profile_phonecode
SET tries = tries + 1
WHERE
    id = %(code_id)s
    AND tries < %(most_tries)s
    AND spent_at IS NULL
    AND expires_at > %(now)s
RETURNING tries
