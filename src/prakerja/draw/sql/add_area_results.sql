-- Every area with seats of its own, also one that nobody came from.
INSERT INTO draw_arearesult (draw_id, area, candidates, seats, seated)
SELECT
    %(wave_id)s,
    offered.area,
    count(outcome.applicant_id),
    offered.seats,
    count(outcome.applicant_id) FILTER (WHERE outcome.outcome = 'seated')
FROM unnest(%(areas)s::text[], %(seats)s::int[]) AS offered (area, seats)
LEFT JOIN draw_outcome AS outcome ON outcome.wave_id = %(wave_id)s AND outcome.home_area = offered.area
GROUP BY offered.area, offered.seats
