-- An outcome for every candidate of this stretch of the result file, with the rank among those whose home area is the same:
-- behind those of the stretches before. By home area how many have their joiner, and how many were not there yet in all.
-- reads: waves_joiner
WITH found AS MATERIALIZED (
    SELECT
        joiner.wave_id,
        joiner.applicant_id,
        result.*,
        home.area AS home_area,
        home.before + row_number() OVER (PARTITION BY home.area ORDER BY result.rank) AS home_rank
    FROM drawn_result AS result
    JOIN waves_joiner AS joiner ON joiner.receipt = result.receipt AND joiner.wave_id = %(wave_id)s
    JOIN unnest(%(regencies)s::text[], %(areas)s::text[], %(before)s::int[]) AS home (regency, area, before)
        ON home.regency = joiner.regency
),

added AS (
    INSERT INTO draw_outcome (
        wave_id, applicant_id, receipt, outcome, pass, area, "group", rank, key, home_area, home_rank
    )
    SELECT wave_id, applicant_id, receipt, outcome, pass, area, seat_group, rank, key, home_area, home_rank
    FROM found
    ORDER BY applicant_id
    ON CONFLICT DO NOTHING
    RETURNING 1
)

SELECT home_area, count(*), (SELECT count(*) FROM added)
FROM found
GROUP BY home_area
