-- Cards go from one state to another, or stay in theirs and are held, released or given more time: each that is still as
-- the act needs it, locked in the order of its key, with one more row of its life.
WITH wanted AS (
    SELECT DISTINCT applicant_id, award
    FROM {wanted} AS wanted (applicant_id, award)
),
chosen AS MATERIALIZED (
    SELECT card.applicant_id, card.award, card.state
    FROM cards_card AS card
    JOIN wanted USING (applicant_id, award)
    WHERE card.state = ANY (%(origins)s::text[]) AND (
{only}
    )
    ORDER BY card.applicant_id, card.award
    FOR NO KEY UPDATE OF card
),
moved AS (
    UPDATE cards_card AS card
    SET moves = card.moves + 1, {becomes}
    FROM chosen
    WHERE card.applicant_id = chosen.applicant_id AND card.award = chosen.award
    RETURNING card.applicant_id, card.award, card.moves, card.state, chosen.state AS origin, card.wave_id
),
told AS (
    INSERT INTO cards_cardmove (applicant_id, award, number, state, reason, at, effective_on)
    SELECT applicant_id, award, moves, state, %(reason)s, %(now)s, %(effective_on)s FROM moved
)
SELECT applicant_id, award, moves, origin, wave_id FROM moved ORDER BY applicant_id, award
