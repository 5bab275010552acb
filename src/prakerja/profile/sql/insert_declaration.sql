-- The applicant's declaration of one version; a second one is not added and returns no row.
INSERT INTO profile_declaration (applicant_id, version, language, accepted_at)
VALUES (%(applicant_id)s, %(version)s, %(language)s, %(accepted_at)s)
ON CONFLICT (applicant_id, version) DO NOTHING
RETURNING applicant_id
