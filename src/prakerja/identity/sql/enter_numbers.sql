-- One identity per applicant, made or corrected; nothing comes back when it is past correcting.
INSERT INTO identity_identity
    (applicant_id, sealed_nik, nik_digest, sealed_kk, kk_digest, birth_date, state, refusal, doubts, question_number,
     photo_set, photos_wanted, entered_at)
VALUES
    (%(applicant_id)s, %(sealed_nik)s, %(nik_digest)s, %(sealed_kk)s, %(kk_digest)s, %(birth_date)s,
     'entered', '', '[]', 0, 0, '', %(now)s)
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
