-- The cards of many recipients, each with its first move and its letter; who drew a number that somebody has or had gets
-- none. A card that is there already is an error: the place reached is saved with them.
WITH award AS MATERIALIZED (
    SELECT *, gen_random_uuid() AS letter FROM unnest(
        %(applicants)s::uuid[], %(awards)s::smallint[], %(sealed)s::bytea[], %(digests)s::uuid[], %(last_fours)s::text[]
    ) AS award (applicant_id, award, sealed, digest, last_four)
),
taken AS (
    INSERT INTO cards_cardnumber (digest, holder_id)
    SELECT digest, applicant_id FROM award
    ON CONFLICT (digest) DO NOTHING
    RETURNING digest, holder_id
),
given AS MATERIALIZED (
    SELECT award.* FROM award JOIN taken ON taken.digest = award.digest AND taken.holder_id = award.applicant_id
),
moved AS (
    INSERT INTO cards_cardmove (applicant_id, award, number, state, reason, at, effective_on)
    SELECT applicant_id, award, 1, 'awarded', 'seated', %(now)s, %(day)s FROM given
),
lettered AS (
    INSERT INTO cards_awardletter (code, applicant_id, award)
    SELECT letter, applicant_id, award FROM given
)
INSERT INTO cards_card (
    applicant_id, award, wave_id, state, moves, sealed_number, number_digest, last_four, letter, awarded_at, buys_until,
    held_for
)
SELECT
    applicant_id, award, %(wave_id)s, 'awarded', 1, sealed, digest, last_four, letter, %(now)s, %(until)s, ''
FROM given
RETURNING applicant_id, award
