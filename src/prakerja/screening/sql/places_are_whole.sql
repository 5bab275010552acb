-- Whether every joiner of the wave has one verdict of its draw: each place from 0 on held once.
-- reads: waves_joiner
SELECT
    count(*) = (SELECT count(*) FROM waves_joiner WHERE wave_id = %(wave_id)s)
    AND count(DISTINCT place) = count(*)
    AND coalesce(max(place) + 1, 0) = count(*)
FROM screening_verdict
WHERE number = %(number)s AND occasion = 'draw'
