-- Holds the digests of one file until they are sorted.
DROP TABLE IF EXISTS imported_nik;
CREATE TEMPORARY TABLE imported_nik (nik_digest uuid NOT NULL, kk_digest uuid, since date) ON COMMIT DROP;
