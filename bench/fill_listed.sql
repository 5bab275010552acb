-- A list of so many people, of whom some have joined (prakerja bench screening).
INSERT INTO screening_listednik (digest, list_id)
SELECT digest, %(list)s
FROM (
    SELECT nik_digest AS digest
    FROM (SELECT nik_digest, row_number() OVER (ORDER BY applicant_id) AS number FROM identity_identity) AS person
    WHERE number %% %(each)s = %(first)s
    UNION
    SELECT gen_random_uuid() FROM generate_series(1, %(people)s)
) AS named
ORDER BY digest;
