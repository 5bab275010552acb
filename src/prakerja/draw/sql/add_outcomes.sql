-- An outcome for every candidate of the result file, with the rank among those whose home area is the same.
-- reads: waves_joiner
INSERT INTO draw_outcome (
    wave_id, applicant_id, receipt, outcome, pass, area, "group", rank, key, home_area, home_rank
)
SELECT
    joiner.wave_id,
    joiner.applicant_id,
    result.receipt,
    result.outcome,
    result.pass,
    result.area,
    result.seat_group,
    result.rank,
    result.key,
    home.area,
    row_number() OVER (PARTITION BY home.area ORDER BY result.rank)
FROM drawn_result AS result
JOIN waves_joiner AS joiner ON joiner.receipt = result.receipt AND joiner.wave_id = %(wave_id)s
JOIN unnest(%(regencies)s::text[], %(areas)s::text[]) AS home (regency, area) ON home.regency = joiner.regency
ORDER BY joiner.applicant_id
