-- The applicant's number, new or in place of another, whose digest comes back; no row when it is the same one.
INSERT INTO profile_phone AS phone (applicant_id, sealed_number, number_digest, verified_at)
VALUES (%(applicant_id)s, %(sealed_number)s, %(number_digest)s, %(now)s)
ON CONFLICT (applicant_id) DO UPDATE
SET sealed_number = excluded.sealed_number, number_digest = excluded.number_digest, verified_at = excluded.verified_at
WHERE phone.number_digest <> excluded.number_digest
RETURNING old.number_digest
