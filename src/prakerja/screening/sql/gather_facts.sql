-- What is known of every joiner at this moment, and the lists in force that name them: all rules decide by the same
-- picture, even while another list is being imported.
-- reads: identity_identity, profile_particulars, waves_joiner, waves_wave
DROP TABLE IF EXISTS joiner_facts, joiner_listed;

CREATE TEMPORARY TABLE joiner_facts ON COMMIT DROP AS
SELECT
    joiner.applicant_id,
    identity.nik_digest,
    identity.birth_date,
    (identity.verified_at AT TIME ZONE 'Asia/Jakarta')::date AS verified_on,
    particulars.in_formal_education,
    particulars.employment,
    particulars.office,
    wave.number AS received_wave,
    (recipient.received_at AT TIME ZONE 'Asia/Jakarta')::date AS received_on,
    household.held
FROM waves_joiner AS joiner
LEFT JOIN identity_identity AS identity ON identity.applicant_id = joiner.applicant_id AND identity.state = 'verified'
LEFT JOIN profile_particulars AS particulars ON particulars.applicant_id = joiner.applicant_id
LEFT JOIN screening_recipient AS recipient ON recipient.nik_digest = identity.nik_digest
LEFT JOIN waves_wave AS wave ON wave.id = recipient.wave_id
CROSS JOIN LATERAL (
    SELECT count(*)::int AS held FROM screening_recipient AS other WHERE other.kk_digest = identity.kk_digest
) AS household
WHERE joiner.wave_id = %(wave_id)s
-- In this order the verdicts are added at the end of their index instead of all over it.
ORDER BY joiner.applicant_id;

ANALYZE joiner_facts;

CREATE TEMPORARY TABLE joiner_listed ON COMMIT DROP AS
SELECT DISTINCT ON (facts.applicant_id, barring.rule)
    facts.applicant_id,
    barring.rule,
    list.id AS list_id,
    list.kind
FROM joiner_facts AS facts
JOIN screening_excludednik AS excluded ON excluded.nik_digest = facts.nik_digest
JOIN screening_exclusionlist AS list ON list.id = excluded.list_id
JOIN unnest(%(rules)s::text[], %(kinds)s::text[]) AS barring (rule, kind) ON barring.kind = list.kind
WHERE list.valid_from <= %(on)s AND (list.valid_until IS NULL OR list.valid_until >= %(on)s)
ORDER BY facts.applicant_id, barring.rule, list.id;

CREATE UNIQUE INDEX ON joiner_listed (applicant_id, rule);
ANALYZE joiner_listed;
