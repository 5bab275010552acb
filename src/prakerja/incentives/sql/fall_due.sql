-- Of these cards, which are locked, what has come to its day and nothing speaks against is due, with the verdict that says
-- so: the card is in use and not held, the certificate stands that has earned it, and all read the review.
-- reads: cards_card, training_certificate, training_review
WITH due AS (
    UPDATE incentives_instalment AS instalment
    SET state = 'due', fell_due_at = %(now)s
    FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
    JOIN cards_card AS card ON card.applicant_id = wanted.applicant_id AND card.award = wanted.award
    WHERE instalment.applicant_id = wanted.applicant_id
      AND instalment.award = wanted.award
      AND instalment.state = 'planned'
      AND instalment.due_on <= %(today)s
      AND card.state = 'active'
      AND card.held_since IS NULL
      AND EXISTS (
          SELECT FROM training_certificate AS certificate
          WHERE certificate.applicant_id = instalment.applicant_id
            AND certificate.purchase = instalment.purchase
            AND certificate.withdrawn_at IS NULL
      )
      AND EXISTS (
          SELECT FROM training_review AS review
          WHERE review.applicant_id = instalment.applicant_id
            AND review.purchase = instalment.purchase
            AND review.hidden_for = '{}'
      )
    RETURNING instalment.applicant_id, instalment.award, instalment.number, instalment.amount
), said AS (
    INSERT INTO incentives_paymentverdict (applicant_id, award, kind, number, decided_at, rules_version, lists)
    SELECT due.applicant_id, due.award, 'instalment', due.number, %(now)s, %(rules_version)s, %(lists)s::bigint[]
    FROM due
)
SELECT due.applicant_id, due.award, due.number, due.amount
FROM due
ORDER BY due.applicant_id, due.award, due.number
