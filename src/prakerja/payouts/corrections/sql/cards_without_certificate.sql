-- The next cards on which something is due, was not paid and is not on its way, and whose certificate was withdrawn: few, and
-- found from the certificates.
-- reads: incentives_instalment, incentives_survey, training_certificate
SELECT DISTINCT first_one.applicant_id, first_one.award
FROM training_certificate AS certificate
JOIN incentives_instalment AS first_one
    ON first_one.applicant_id = certificate.applicant_id AND first_one.purchase = certificate.purchase
    AND first_one.number = 1
WHERE certificate.withdrawn_at IS NOT NULL
  AND (first_one.applicant_id, first_one.award) > (%(after)s::uuid, %(after_award)s::smallint)
  AND (
      EXISTS (
          SELECT FROM incentives_instalment AS instalment
          WHERE instalment.applicant_id = first_one.applicant_id AND instalment.award = first_one.award
            AND instalment.state = 'due' AND instalment.settled_at IS NULL
      )
      OR EXISTS (
          SELECT FROM incentives_survey AS survey
          WHERE survey.applicant_id = first_one.applicant_id AND survey.award = first_one.award
            AND survey.state = 'due' AND survey.settled_at IS NULL
      )
  )
ORDER BY first_one.applicant_id, first_one.award
LIMIT %(limit)s
