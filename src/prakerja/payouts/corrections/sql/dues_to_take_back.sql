-- What is due of a withdrawn certificate, was not paid and is in no live instruction, of these cards; but for what went back
-- when the entitlement ended.
-- reads: cards_card, cards_cardmove, incentives_instalment, incentives_survey, training_certificate
SELECT due.applicant_id, due.award, due.kind, due.number, certificate.withdrawn_for
FROM (
    SELECT instalment.applicant_id, instalment.award, 'instalment' AS kind, instalment.number, instalment.fell_due_at
    FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
    JOIN incentives_instalment AS instalment
        ON instalment.applicant_id = wanted.applicant_id AND instalment.award = wanted.award
    WHERE instalment.state = 'due' AND instalment.settled_at IS NULL
    UNION ALL
    SELECT survey.applicant_id, survey.award, 'survey', survey.number, survey.fell_due_at
    FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
    JOIN incentives_survey AS survey ON survey.applicant_id = wanted.applicant_id AND survey.award = wanted.award
    WHERE survey.state = 'due' AND survey.settled_at IS NULL
) AS due
JOIN cards_card AS card ON card.applicant_id = due.applicant_id AND card.award = due.award
JOIN incentives_instalment AS first_one
    ON first_one.applicant_id = due.applicant_id AND first_one.award = due.award AND first_one.number = 1
JOIN training_certificate AS certificate
    ON certificate.applicant_id = first_one.applicant_id AND certificate.purchase = first_one.purchase
WHERE certificate.withdrawn_at IS NOT NULL
  AND card.state <> 'annulled'
  AND NOT EXISTS (
      SELECT FROM payouts_instructeddue AS instructed
      WHERE instructed.payee_id = due.applicant_id
        AND instructed.kind = due.kind
        AND instructed.award = due.award
        AND instructed.number = due.number
        AND instructed.is_live
  )
  AND NOT EXISTS (
      SELECT FROM cards_cardmove AS ended
      WHERE card.state IN ('revoked', 'deceased')
        AND ended.applicant_id = card.applicant_id
        AND ended.award = card.award
        AND ended.reason = ANY(%(of_entitlement)s::text[])
        AND ended.number = card.moves
        AND ended.effective_on <= (due.fell_due_at AT TIME ZONE 'Asia/Jakarta')::date
  )
ORDER BY due.applicant_id, due.award, due.kind, due.number
