-- The next of a wave whose first instalment has reached them, whose certificate stands, and who have answered or lost the
-- survey before.
-- reads: cards_card, training_certificate
INSERT INTO incentives_survey AS survey (
    applicant_id, award, number, wave_id, amount, version, opened_on, open_until, state, answers
)
SELECT
    instalment.applicant_id, instalment.award, coalesce(last.number, 0) + 1, instalment.wave_id, %(amount)s, %(version)s,
    %(today)s, %(open_until)s, 'open', '{}'
FROM incentives_instalment AS instalment
JOIN cards_card AS card ON card.applicant_id = instalment.applicant_id AND card.award = instalment.award
LEFT JOIN LATERAL (
    SELECT before.number, before.state
    FROM incentives_survey AS before
    WHERE before.applicant_id = instalment.applicant_id AND before.award = instalment.award
    ORDER BY before.number DESC
    LIMIT 1
) AS last ON true
WHERE instalment.wave_id = %(wave_id)s
  AND instalment.number = 1
  AND instalment.settled_at IS NOT NULL
  AND card.state = 'active'
  AND card.held_since IS NULL
  AND EXISTS (
      SELECT FROM training_certificate AS certificate
      WHERE certificate.applicant_id = instalment.applicant_id
        AND certificate.purchase = instalment.purchase
        AND certificate.withdrawn_at IS NULL
  )
  AND coalesce(last.number, 0) < %(surveys)s
  AND last.state IS DISTINCT FROM 'open'
ORDER BY instalment.applicant_id, instalment.award
LIMIT %(limit)s
ON CONFLICT (applicant_id, award, number) DO NOTHING
RETURNING survey.applicant_id, survey.award, survey.number, survey.amount, survey.open_until
