-- The next instalments of a wave whose day has come, after the place reached.
SELECT instalment.due_on, instalment.applicant_id, instalment.award
FROM incentives_instalment AS instalment
WHERE instalment.wave_id = %(wave_id)s
  AND instalment.state = 'planned'
  AND instalment.due_on <= %(today)s
  AND (instalment.due_on, instalment.applicant_id) > (%(after_day)s::date, %(after)s::uuid)
ORDER BY instalment.due_on, instalment.applicant_id
LIMIT %(limit)s
