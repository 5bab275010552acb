-- What comes next for one applicant, and whether they may join, needs something of every step: all of it at once, since
-- a statement a step took ten times as long.
-- reads: assessment_sitting, codes_code, draw_appealoutcome, draw_laterseat, draw_outcome, identity_identity, profile_declaration, profile_particulars
-- reads: profile_phone, screening_exclusionlist, screening_listednik, screening_listinforce, screening_recipient
-- reads: waves_joiner
SELECT
    identity.state AS identity_state,
    identity.birth_date,
    particulars.applicant_id IS NOT NULL AS has_particulars,
    particulars.completed_at AS particulars_completed_at,
    particulars.domicile_regency,
    particulars.in_formal_education,
    particulars.employment,
    particulars.office,
    EXISTS (
        SELECT FROM profile_phone AS phone WHERE phone.applicant_id = %(applicant_id)s
    ) AS has_phone,
    EXISTS (
        SELECT FROM codes_code AS code
        WHERE code.owner_id = %(applicant_id)s AND code.purpose = %(phone_proof)s
    ) AS has_phone_code,
    ARRAY (
        SELECT declaration.version FROM profile_declaration AS declaration
        WHERE declaration.applicant_id = %(applicant_id)s
    ) AS declared,
    sitting.state AS sitting_state,
    ARRAY (
        SELECT date_part('year', recipient.received_at AT TIME ZONE 'Asia/Jakarta')::int AS year
        FROM screening_recipient AS recipient
        -- Whoever has only typed a NIK does not learn from it whether its holder has a card.
        WHERE recipient.applicant_id = %(applicant_id)s
            OR (recipient.nik_digest = identity.nik_digest AND identity.state = 'verified')
        UNION ALL
        -- Recipients that another office tells of, on lists in force without an end: screening would refuse them.
        SELECT list.year::int AS year
        FROM screening_listednik AS listed
        JOIN screening_listinforce AS force ON force.list_id = listed.list_id
        JOIN screening_exclusionlist AS list ON list.id = listed.list_id
        WHERE listed.digest = identity.nik_digest AND identity.state = 'verified' AND list.kind = 'recipient'
            AND list.valid_until IS NULL AND list.valid_from <= (%(now)s AT TIME ZONE 'Asia/Jakarta')::date
        ORDER BY year
    ) AS received_in,
    -- Cards that the family card holds, counted as screening counts them; of a card that is only typed nobody learns it.
    CASE WHEN identity.state = 'verified' THEN (
        SELECT count(*)
        FROM screening_recipient AS other
        WHERE other.kk_digest = identity.kk_digest
    ) + (
        SELECT count(DISTINCT listed.digest)
        FROM screening_listednik AS listed
        JOIN screening_listinforce AS force ON force.list_id = listed.list_id
        JOIN screening_exclusionlist AS list ON list.id = listed.list_id
        WHERE listed.kk_digest = identity.kk_digest
            AND list.valid_until IS NULL AND list.valid_from <= (%(now)s AT TIME ZONE 'Asia/Jakarta')::date
            AND NOT EXISTS (SELECT FROM screening_recipient AS own WHERE own.nik_digest = listed.digest)
    ) ELSE 0 END AS household_held,
    ARRAY (
        SELECT jsonb_build_array(joiner.wave_id, joiner.receipt, joiner.result_read_at IS NOT NULL,
            coalesce(CASE WHEN later.applicant_id IS NULL THEN heard.outcome ELSE 'seated' END, outcome.outcome))
        FROM waves_joiner AS joiner
        LEFT JOIN draw_outcome AS outcome
            ON outcome.applicant_id = joiner.applicant_id AND outcome.wave_id = joiner.wave_id
        LEFT JOIN draw_laterseat AS later
            ON later.applicant_id = joiner.applicant_id AND later.wave_id = joiner.wave_id
        LEFT JOIN draw_appealoutcome AS heard
            ON heard.applicant_id = joiner.applicant_id AND heard.wave_id = joiner.wave_id AND heard.outcome = 'seated'
        WHERE joiner.applicant_id = %(applicant_id)s
        ORDER BY joiner.wave_id DESC
    ) AS joined
FROM (VALUES (%(applicant_id)s::uuid)) AS applicant (id)
LEFT JOIN identity_identity AS identity ON identity.applicant_id = applicant.id
LEFT JOIN profile_particulars AS particulars ON particulars.applicant_id = applicant.id
LEFT JOIN assessment_sitting AS sitting ON sitting.applicant_id = applicant.id
