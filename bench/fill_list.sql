-- A list of so many people, of whom one in a thousand of those with cards is one; they have accounts, since they are told
-- (prakerja bench awards --rescreen).
INSERT INTO screening_listednik (digest, list_id)
SELECT digest, %(list)s
FROM (
    SELECT recipient.nik_digest AS digest
    FROM generate_series(1000, %(cards)s, 1000) AS number
    JOIN screening_recipient AS recipient
        ON recipient.applicant_id = ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid
    UNION ALL
    SELECT gen_random_uuid() FROM generate_series(1, %(others)s)
) AS named
ORDER BY digest;
INSERT INTO accounts_account (id, password, email, full_name, language, terms_version, kind, is_active)
SELECT
    ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, '!', number || '@contoh.example', 'Orang Contoh',
    'id', '', 'applicant', true
FROM generate_series(1000, %(cards)s, 1000) AS number;
