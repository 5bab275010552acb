-- What is known of the joiners of a stretch, and the lists of the picture that name them: all of a wave are looked at by the
-- same lists and the same awards, whatever is put in force, withdrawn or awarded meanwhile.
-- reads: identity_identity, profile_particulars, waves_joiner, waves_wave
-- A stretch is sorted and matched in memory, here and in decide.sql; with the usual 16 MB it went to the disk and back.
SET LOCAL work_mem = '64MB';

DROP TABLE IF EXISTS joiner_facts, joiner_listed;

CREATE TEMPORARY TABLE joiner_facts ON COMMIT DROP AS
SELECT
    joiner.applicant_id,
    joiner.receipt,
    joiner.regency,
    next.place,
    identity.sealed_kk,
    identity.nik_digest,
    identity.birth_date,
    (identity.verified_at AT TIME ZONE 'Asia/Jakarta')::date AS verified_on,
    particulars.in_formal_education,
    particulars.employment,
    particulars.office,
    particulars.disability,
    earlier.wave_number AS received_wave,
    coalesce(earlier.bars, false) AS is_barred_recipient,
    household.held AS household_held,
    -- In a scheme where repeaters weigh more, each earlier draw that left the person without a seat is one more ticket: the
    -- programme confirmed the weight in 2020 and never published it.
    1 + CASE WHEN %(repeats_weigh)s THEN (
        SELECT count(*)
        FROM screening_verdict AS was
        JOIN waves_wave AS wave ON wave.number = was.number AND wave.state = 'published'
        WHERE was.applicant_id = joiner.applicant_id AND was.occasion = 'draw' AND was.reasons = '{}'
          AND NOT EXISTS (
            SELECT FROM screening_verdict AS lost
            WHERE lost.applicant_id = was.applicant_id AND lost.occasion IN ('identity', 'award') AND lost.number = was.number
          )
          AND NOT EXISTS (
            SELECT FROM screening_recipient AS award
            WHERE award.applicant_id = was.applicant_id AND award.wave_id = wave.id
          )
    ) ELSE 0 END AS tickets
FROM joiner_order AS next
JOIN waves_joiner AS joiner
    ON joiner.applicant_id = next.applicant_id
    AND joiner.wave_id = %(wave_id)s
    AND joiner.applicant_id BETWEEN %(lowest)s AND %(highest)s
LEFT JOIN identity_identity AS identity
    ON identity.applicant_id = joiner.applicant_id
    AND identity.state = 'verified'
    AND identity.applicant_id BETWEEN %(lowest)s AND %(highest)s
LEFT JOIN profile_particulars AS particulars
    ON particulars.applicant_id = joiner.applicant_id
    AND particulars.applicant_id BETWEEN %(lowest)s AND %(highest)s
-- Of several awards the one that bars, if any does.
LEFT JOIN LATERAL (
    SELECT
        wave.number AS wave_number,
        %(one_card_per_lifetime)s
        OR date_part('year', award.received_at AT TIME ZONE 'Asia/Jakarta')::int = ANY (%(years_barred)s) AS bars
    FROM screening_recipient AS award
    JOIN waves_wave AS wave ON wave.id = award.wave_id
    WHERE award.nik_digest = identity.nik_digest AND award.received_at <= %(now)s
    ORDER BY bars DESC, award.received_at
    LIMIT 1
) AS earlier ON true
-- Cards of our own waves, and of those on lists of recipients whom we never gave one ourselves.
CROSS JOIN LATERAL (
    SELECT (
        (
            SELECT count(*)
            FROM screening_recipient AS other
            WHERE other.kk_digest = identity.kk_digest AND other.received_at <= %(now)s
        )
        + (
            SELECT count(DISTINCT listed.digest)
            FROM screening_listednik AS listed
            JOIN screening_exclusionlist AS list ON list.id = listed.list_id
            WHERE
                listed.kk_digest = identity.kk_digest
                AND list.id = ANY (%(lists)s::bigint[])
                AND list.valid_from <= %(as_of)s AND (list.valid_until IS NULL OR list.valid_until >= %(as_of)s)
                AND NOT EXISTS (
                    SELECT FROM screening_recipient AS own
                    WHERE own.nik_digest = listed.digest AND own.received_at <= %(now)s
                )
        )
    )::int AS held
) AS household
WHERE next.number BETWEEN %(first)s AND %(last)s;

ANALYZE joiner_facts;

-- Filled by the program, which alone can open family cards (households.py).
DROP TABLE IF EXISTS joiner_household;
CREATE TEMPORARY TABLE joiner_household (applicant_id uuid NOT NULL, household uuid NOT NULL) ON COMMIT DROP;

-- For each rule that reads lists, the one of its lists that was imported first. Looked up one by one, in the order of the index:
-- left to itself the planner puts all that is listed into a hash for every stretch, ten million rows four times for a million
-- joiners (28 of 82 s, measured).
CREATE TEMPORARY TABLE joiner_listed ON COMMIT DROP AS
SELECT
    facts.applicant_id,
    min(list.id) FILTER (WHERE barring.rule = 'education') AS education_list_id,
    min(list.id) FILTER (WHERE barring.rule = 'barred_group') AS office_list_id,
    min(list.id) FILTER (WHERE barring.rule = 'aid') AS aid_list_id,
    min(list.id) FILTER (WHERE barring.rule = 'earlier_recipient') AS recipient_list_id
FROM (SELECT applicant_id, nik_digest FROM joiner_facts WHERE nik_digest IS NOT NULL ORDER BY nik_digest OFFSET 0) AS facts
CROSS JOIN LATERAL (
    SELECT list_id FROM screening_listednik WHERE digest = facts.nik_digest OFFSET 0
) AS listed
JOIN screening_exclusionlist AS list ON list.id = listed.list_id
JOIN unnest(%(rules)s::text[], %(kinds)s::text[], %(years)s::int[]) AS barring (rule, kind, year)
    ON barring.kind = list.kind AND (barring.year IS NULL OR barring.year = list.year)
WHERE
    list.id = ANY (%(lists)s::bigint[])
    AND list.valid_from <= %(as_of)s
    AND (list.valid_until IS NULL OR list.valid_until >= %(as_of)s)
GROUP BY facts.applicant_id;

ANALYZE joiner_listed;
