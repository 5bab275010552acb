-- One identity per applicant, made or corrected; nothing comes back when it is past correcting, or their account is
-- closed. The account's row is shared, as a foreign key would do: it is closed before this or after it.
-- reads: accounts_account
INSERT INTO identity_identity
    (applicant_id, sealed_nik, nik_digest, sealed_kk, kk_digest, birth_date, state, refusal, doubts, question_number,
     photo_set, photos_wanted, entered_at)
SELECT
    account.id, %(sealed_nik)s, %(nik_digest)s, %(sealed_kk)s, %(kk_digest)s, %(birth_date)s,
    'entered', '', '[]', 0, 0, '', %(now)s
FROM accounts_account AS account
WHERE account.id = %(applicant_id)s
FOR KEY SHARE OF account
ON CONFLICT (applicant_id) DO UPDATE SET
    sealed_nik = excluded.sealed_nik,
    nik_digest = excluded.nik_digest,
    sealed_kk = excluded.sealed_kk,
    kk_digest = excluded.kk_digest,
    birth_date = excluded.birth_date,
    state = 'entered',
    refusal = '',
    doubts = '[]',
    photos_wanted = '',
    asked_at = NULL,
    unanswered_since = NULL,
    answered_at = NULL,
    entered_at = excluded.entered_at
WHERE identity_identity.state = ANY(%(enterable)s) AND identity_identity.refusal <> ALL(%(closed)s)
RETURNING applicant_id
