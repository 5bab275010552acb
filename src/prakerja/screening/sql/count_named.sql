-- How many of the people on a list are known here. Two accounts that claim one NIK are one person. Those whom this list
-- alone names are on no other list in force that day, and never received: they are barred, or freed, by this one.
-- reads: identity_identity, waves_joiner, waves_wave
WITH named AS MATERIALIZED (
    SELECT identity.applicant_id, identity.nik_digest
    FROM identity_identity AS identity
    JOIN screening_listednik AS listed ON listed.digest = identity.nik_digest
    WHERE listed.list_id = %(list_id)s
),

alone AS MATERIALIZED (
    SELECT DISTINCT named.nik_digest
    FROM named
    WHERE
        NOT EXISTS (
            SELECT
            FROM screening_listednik AS listed
            JOIN screening_exclusionlist AS list ON list.id = listed.list_id
            JOIN screening_listinforce AS force ON force.list_id = list.id
            WHERE
                listed.digest = named.nik_digest
                AND listed.list_id <> %(list_id)s
                AND list.valid_from <= %(today)s AND (list.valid_until IS NULL OR list.valid_until >= %(today)s)
        )
        AND NOT EXISTS (SELECT FROM screening_recipient AS award WHERE award.nik_digest = named.nik_digest)
),

unscreened AS MATERIALIZED (
    SELECT DISTINCT named.nik_digest
    FROM named
    JOIN waves_joiner AS joiner ON joiner.applicant_id = named.applicant_id
    JOIN waves_wave AS wave ON wave.id = joiner.wave_id
    WHERE wave.state = ANY (%(before_screening)s)
)

SELECT
    (SELECT count(DISTINCT nik_digest) FROM named) AS applicants,
    (SELECT count(*) FROM unscreened) AS unscreened_joiners,
    (
        SELECT count(DISTINCT award.nik_digest)
        FROM screening_recipient AS award
        JOIN screening_listednik AS listed ON listed.digest = award.nik_digest
        WHERE listed.list_id = %(list_id)s
    ) AS recipients,
    (SELECT count(*) FROM alone) AS applicants_here_alone,
    (SELECT count(*) FROM unscreened JOIN alone USING (nik_digest)) AS joiners_here_alone
