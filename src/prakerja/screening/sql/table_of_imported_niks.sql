-- Holds the digests of one file until all of its lines have proved good.
DROP TABLE IF EXISTS imported_nik;
CREATE TEMPORARY TABLE imported_nik (nik_digest uuid NOT NULL) ON COMMIT DROP;
