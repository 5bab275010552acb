-- What is due on cards of a wave and not settled, and nothing speaks against paying now: the card is not held, its holder
-- lives, the certificate stands that has earned it, and it did not go back when the entitlement ended: of what fell due
-- from that day on the money is gone (`cards/entitlement_books.py`).
-- reads: cards_card, cards_cardmove, training_certificate
SELECT due.applicant_id, due.award, due.kind, due.number, due.amount
FROM (
    SELECT
        instalment.applicant_id, instalment.award, 'instalment' AS kind, instalment.number, instalment.amount,
        instalment.fell_due_at, instalment.purchase
    FROM incentives_instalment AS instalment
    WHERE instalment.wave_id = %(wave_id)s
      AND instalment.state = 'due'
      AND instalment.settled_at IS NULL
      AND instalment.applicant_id > %(after)s
      AND instalment.applicant_id <= %(until)s
    UNION ALL
    SELECT
        survey.applicant_id, survey.award, 'survey', survey.number, survey.amount, survey.fell_due_at, first_one.purchase
    FROM incentives_survey AS survey
    JOIN incentives_instalment AS first_one
        ON first_one.applicant_id = survey.applicant_id AND first_one.award = survey.award AND first_one.number = 1
    WHERE survey.wave_id = %(wave_id)s
      AND survey.state = 'due'
      AND survey.settled_at IS NULL
      AND survey.applicant_id > %(after)s
      AND survey.applicant_id <= %(until)s
) AS due
JOIN cards_card AS card ON card.applicant_id = due.applicant_id AND card.award = due.award
WHERE card.held_since IS NULL
  AND card.state NOT IN ('annulled', 'deceased')
  AND EXISTS (
      SELECT FROM training_certificate AS certificate
      WHERE certificate.applicant_id = due.applicant_id
        AND certificate.applicant_id > %(after)s
        AND certificate.applicant_id <= %(until)s
        AND certificate.purchase = due.purchase
        AND certificate.withdrawn_at IS NULL
  )
  AND NOT EXISTS (
      SELECT FROM cards_cardmove AS ended
      WHERE card.state = 'revoked'
        AND ended.applicant_id = card.applicant_id
        AND ended.award = card.award
        AND ended.reason = ANY(%(of_entitlement)s)
        AND ended.number = card.moves
        AND ended.effective_on <= (due.fell_due_at AT TIME ZONE 'Asia/Jakarta')::date
  )
ORDER BY due.applicant_id, due.fell_due_at, due.award, due.kind, due.number
