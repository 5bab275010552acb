-- What is known of the joiners of a stretch, and the lists of the picture that name them: all of a wave are looked at by the
-- same lists and the same awards, whatever is put in force, withdrawn or awarded meanwhile.
-- reads: identity_identity, profile_particulars, waves_wave
-- A stretch is sorted and matched in memory, here and in decide.sql; with the usual 16 MB it went to the disk and back.
SET LOCAL work_mem = '64MB';

-- The view of what is known goes with its tables.
DROP TABLE IF EXISTS joiner_told, joiner_earlier, joiner_held, joiner_listed CASCADE;

CREATE TEMPORARY TABLE joiner_told ON COMMIT DROP AS
SELECT
    joiner.number,
    joiner.applicant_id,
    joiner.receipt,
    joiner.regency,
    joiner.place,
    identity.sealed_kk,
    identity.nik_digest,
    identity.kk_digest,
    identity.birth_date,
    (identity.verified_at AT TIME ZONE 'Asia/Jakarta')::date AS verified_on,
    particulars.in_formal_education,
    particulars.employment,
    particulars.office,
    particulars.disability,
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
FROM joiner_order AS joiner
LEFT JOIN identity_identity AS identity
    ON identity.applicant_id = joiner.applicant_id
    AND identity.state = 'verified'
    AND identity.applicant_id BETWEEN %(lowest)s AND %(highest)s
LEFT JOIN profile_particulars AS particulars
    ON particulars.applicant_id = joiner.applicant_id
    AND particulars.applicant_id BETWEEN %(lowest)s AND %(highest)s
WHERE joiner.number BETWEEN %(first)s AND %(last)s;

CREATE INDEX ON joiner_told (number);

ANALYZE joiner_told (number, applicant_id, nik_digest, kk_digest);

-- All numbers of a stretch are looked up at once, sorted, in one walk along each index: with a question for each joiner facts and
-- lists took the database 20.6 s of a million, so 12.1 (measured). A table read from its beginning would be held against all of
-- them row by row.
SET LOCAL enable_seqscan = off;

-- Of several awards the one that bars, if any does.
CREATE TEMPORARY TABLE joiner_earlier ON COMMIT DROP AS
SELECT DISTINCT ON (award.nik_digest)
    award.nik_digest,
    wave.number AS received_wave,
    %(one_card_per_lifetime)s
    OR date_part('year', award.received_at AT TIME ZONE 'Asia/Jakarta')::int = ANY (%(years_barred)s) AS bars
FROM screening_recipient AS award
JOIN waves_wave AS wave ON wave.id = award.wave_id
WHERE
    award.nik_digest = ANY (ARRAY(SELECT nik_digest FROM joiner_told WHERE nik_digest IS NOT NULL ORDER BY 1))
    AND award.received_at <= %(now)s
ORDER BY award.nik_digest, bars DESC, award.received_at;

-- Cards of our own waves, and of those on lists of recipients whom we never gave one ourselves.
CREATE TEMPORARY TABLE joiner_held ON COMMIT DROP AS
WITH told AS MATERIALIZED (
    SELECT ARRAY(SELECT DISTINCT kk_digest FROM joiner_told WHERE kk_digest IS NOT NULL ORDER BY 1) AS family_cards
)
SELECT kk_digest, sum(cards)::int AS held
FROM (
    SELECT other.kk_digest, count(*) AS cards
    FROM screening_recipient AS other
    WHERE other.kk_digest = ANY ((SELECT family_cards FROM told)::uuid[]) AND other.received_at <= %(now)s
    GROUP BY other.kk_digest
    UNION ALL
    SELECT listed.kk_digest, count(DISTINCT listed.digest)
    FROM screening_listednik AS listed
    JOIN screening_exclusionlist AS list ON list.id = listed.list_id
    WHERE
        listed.kk_digest = ANY ((SELECT family_cards FROM told)::uuid[])
        AND list.id = ANY (%(lists)s::bigint[])
        AND list.valid_from <= %(as_of)s AND (list.valid_until IS NULL OR list.valid_until >= %(as_of)s)
        AND NOT EXISTS (
            SELECT FROM screening_recipient AS own
            WHERE own.nik_digest = listed.digest AND own.received_at <= %(now)s
        )
    GROUP BY listed.kk_digest
) AS card
GROUP BY kk_digest;

-- For each rule that reads lists, the one of its lists that was imported first.
CREATE TEMPORARY TABLE joiner_listed ON COMMIT DROP AS
SELECT
    listed.digest AS nik_digest,
    min(list.id) FILTER (WHERE barring.rule = 'education') AS education_list_id,
    min(list.id) FILTER (WHERE barring.rule = 'barred_group') AS office_list_id,
    min(list.id) FILTER (WHERE barring.rule = 'aid') AS aid_list_id,
    min(list.id) FILTER (WHERE barring.rule = 'earlier_recipient') AS recipient_list_id
FROM screening_listednik AS listed
JOIN screening_exclusionlist AS list ON list.id = listed.list_id
JOIN unnest(%(rules)s::text[], %(kinds)s::text[], %(years)s::int[]) AS barring (rule, kind, year)
    ON barring.kind = list.kind AND (barring.year IS NULL OR barring.year = list.year)
WHERE
    listed.digest = ANY (ARRAY(SELECT nik_digest FROM joiner_told WHERE nik_digest IS NOT NULL ORDER BY 1))
    AND list.id = ANY (%(lists)s::bigint[])
    AND list.valid_from <= %(as_of)s
    AND (list.valid_until IS NULL OR list.valid_until >= %(as_of)s)
GROUP BY listed.digest;

SET LOCAL enable_seqscan = on;

ANALYZE joiner_earlier, joiner_held, joiner_listed;

CREATE TEMPORARY VIEW joiner_facts AS
SELECT
    told.*,
    earlier.received_wave,
    coalesce(earlier.bars, false) AS is_barred_recipient,
    coalesce(family.held, 0) AS household_held,
    listed.education_list_id,
    listed.office_list_id,
    listed.aid_list_id,
    listed.recipient_list_id
FROM joiner_told AS told
LEFT JOIN joiner_earlier AS earlier ON earlier.nik_digest = told.nik_digest
LEFT JOIN joiner_held AS family ON family.kk_digest = told.kk_digest
LEFT JOIN joiner_listed AS listed ON listed.nik_digest = told.nik_digest;

-- Filled by the program, which alone can open family cards (households.py).
DROP TABLE IF EXISTS joiner_household;
CREATE TEMPORARY TABLE joiner_household (number bigint NOT NULL, household uuid NOT NULL) ON COMMIT DROP;
