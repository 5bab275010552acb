-- Whether every candidate of the wave has one outcome: each rank from 1 on held once, each receipt once. Asked once a
-- wave, before the result is public, instead of by an index at every row.
SELECT
    count(*) = %(candidates)s
    AND count(DISTINCT rank) = count(*)
    AND coalesce(min(rank), 1) = 1
    AND coalesce(max(rank), 0) = count(*)
    AND count(DISTINCT receipt) = count(*)
FROM draw_outcome
WHERE wave_id = %(wave_id)s
