-- A list from an office may name a person twice; on the register they are once.
INSERT INTO screening_listednik (digest, list_id)
SELECT DISTINCT nik_digest, %(list_id)s::bigint FROM imported_nik
