-- Of these cards, which are locked, each survey that was handed in is due, whatever the answers, with the verdict that says
-- that nothing speaks against it: the card is in use and not held, and the certificate stands that began it.
-- reads: cards_card, training_certificate
WITH due AS (
    UPDATE incentives_survey AS survey
    SET state = 'due', fell_due_at = %(now)s
    FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
    JOIN cards_card AS card ON card.applicant_id = wanted.applicant_id AND card.award = wanted.award
    JOIN incentives_instalment AS first_one
        ON first_one.applicant_id = card.applicant_id AND first_one.award = card.award AND first_one.number = 1
    JOIN training_certificate AS certificate
        ON certificate.applicant_id = first_one.applicant_id AND certificate.purchase = first_one.purchase
    WHERE survey.applicant_id = wanted.applicant_id
      AND survey.award = wanted.award
      AND survey.state = 'handed_in'
      AND card.state = 'active'
      AND card.held_since IS NULL
      AND certificate.withdrawn_at IS NULL
    RETURNING survey.applicant_id, survey.award, survey.number, survey.amount
), said AS (
    INSERT INTO incentives_paymentverdict (applicant_id, award, kind, number, decided_at, rules_version, lists)
    SELECT due.applicant_id, due.award, 'survey', due.number, %(now)s, %(rules_version)s, %(lists)s::bigint[]
    FROM due
)
SELECT due.applicant_id, due.award, due.number, due.amount
FROM due
ORDER BY due.applicant_id, due.award, due.number
