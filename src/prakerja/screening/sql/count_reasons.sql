-- How many joiners of one wave each reason refused; whoever has two counts in both.
-- reads: waves_wave
SELECT unnest(verdict.reasons) AS reason, count(*)
FROM screening_verdict AS verdict
JOIN waves_wave AS wave ON wave.number = verdict.number
WHERE verdict.reasons <> '{}' AND verdict.occasion <> 'award' AND wave.id = %(wave_id)s
GROUP BY 1
