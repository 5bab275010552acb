-- The first month with answers after the last one that was published, or of all.
-- reads: incentives_survey
SELECT date_trunc('month', min(survey.handed_in_at) AT TIME ZONE 'Asia/Jakarta')::date
FROM incentives_survey AS survey
WHERE survey.handed_in_at >= coalesce(
    ((SELECT max(known.month) FROM statistics_surveymonth AS known)::timestamp + interval '1 month') AT TIME ZONE 'Asia/Jakarta',
    '-infinity'
)
