-- A list from an office may name a person twice; on the register they are once. Sorted, they are added at the end of
-- each page of the index instead of all over it.
INSERT INTO screening_listednik (digest, list_id, kk_digest, since)
SELECT DISTINCT ON (nik_digest) nik_digest, %(list_id)s::bigint, kk_digest, since
FROM imported_nik
ORDER BY nik_digest, kk_digest, since
