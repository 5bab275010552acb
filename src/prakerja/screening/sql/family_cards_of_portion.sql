-- Of whom a portion of a stretch knows a proven family card, as it lies in the database. Whose, as text: by it the number is
-- bound, and half the work of a row was making it a UUID and text again.
SELECT number, applicant_id::text, sealed_kk
FROM joiner_told
WHERE sealed_kk IS NOT NULL AND number BETWEEN %(first)s AND %(last)s
