-- The cards of many recipients, each with its first move and its letter. A card that is there already is an error: the
-- place reached is saved with them.
WITH award AS MATERIALIZED (
    SELECT * FROM unnest(
        %(applicants)s::uuid[], %(awards)s::smallint[], %(sealed)s::bytea[], %(digests)s::uuid[], %(last_fours)s::text[],
        %(letters)s::uuid[]
    ) AS award (applicant_id, award, sealed, digest, last_four, letter)
),
moved AS (
    INSERT INTO cards_cardmove (applicant_id, award, number, state, reason, at, effective_on)
    SELECT applicant_id, award, 1, 'awarded', 'seated', %(now)s, %(day)s FROM award
),
lettered AS (
    INSERT INTO cards_awardletter (code, applicant_id, award)
    SELECT letter, applicant_id, award FROM award
)
INSERT INTO cards_card (
    applicant_id, award, wave_id, state, moves, sealed_number, number_digest, last_four, letter, awarded_at, buys_until,
    held_for
)
SELECT
    applicant_id, award, %(wave_id)s, 'awarded', 1, sealed, digest, last_four, letter, %(now)s, %(until)s, ''
FROM award
