-- How many of the people on a list are known here. Two accounts that claim one NIK are one person.
-- reads: identity_identity, waves_joiner, waves_wave
WITH named AS MATERIALIZED (
    SELECT identity.applicant_id, identity.nik_digest
    FROM identity_identity AS identity
    JOIN screening_listednik AS listed ON listed.digest = identity.nik_digest
    WHERE listed.list_id = %(list_id)s
)
SELECT
    (SELECT count(DISTINCT nik_digest) FROM named) AS applicants,
    (
        SELECT count(DISTINCT named.nik_digest)
        FROM named
        JOIN waves_joiner AS joiner ON joiner.applicant_id = named.applicant_id
        JOIN waves_wave AS wave ON wave.id = joiner.wave_id
        WHERE wave.state = ANY (%(before_screening)s)
    ) AS unscreened_joiners,
    (
        SELECT count(DISTINCT award.nik_digest)
        FROM screening_recipient AS award
        JOIN screening_listednik AS listed ON listed.digest = award.nik_digest
        WHERE listed.list_id = %(list_id)s
    ) AS recipients
