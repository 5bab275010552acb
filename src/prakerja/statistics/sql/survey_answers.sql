-- Answers that were handed in in a month, counted by wave, survey, version of the questions, province of the joiner, question
-- and option. Of nobody in particular; the caller hides what is small.
-- reads: incentives_survey, waves_joiner, waves_wave
SELECT wave.number, survey.number, survey.version, left(joiner.regency, 2), answer.key, answer.value, count(*)
FROM incentives_survey AS survey
JOIN waves_wave AS wave ON wave.id = survey.wave_id
JOIN waves_joiner AS joiner ON joiner.applicant_id = survey.applicant_id AND joiner.wave_id = survey.wave_id
CROSS JOIN LATERAL jsonb_each_text(survey.answers) AS answer
WHERE survey.handed_in_at >= %(month)s::timestamp AT TIME ZONE 'Asia/Jakarta'
  AND survey.handed_in_at < (%(month)s::timestamp + interval '1 month') AT TIME ZONE 'Asia/Jakarta'
GROUP BY 1, 2, 3, 4, 5, 6
