-- The newest card of one applicant, the first training that they have finished with it and what they said of it, and
-- whether that has earned anything: in one statement.
-- reads: cards_card, cards_wavebudget, ledger_balance, training_certificate, training_purchase, training_review, waves_wave
SELECT
    card.award,
    wave.scheme,
    budget.year_id AS year,
    card.state,
    card.held_since,
    first_one.purchase,
    review.purchase IS NOT NULL AS has_review,
    coalesce(review.hidden_for <> '{}', false) AS is_hidden,
    balance.amount AS due,
    EXISTS (
        SELECT FROM incentives_instalment AS instalment
        WHERE instalment.applicant_id = card.applicant_id AND instalment.award = card.award
    ) AS is_earned
FROM cards_card AS card
JOIN waves_wave AS wave ON wave.id = card.wave_id
JOIN cards_wavebudget AS budget ON budget.wave_id = card.wave_id
LEFT JOIN LATERAL (
    SELECT certificate.purchase
    FROM training_certificate AS certificate
    JOIN training_purchase AS purchase
        ON purchase.applicant_id = certificate.applicant_id AND purchase.number = certificate.purchase
    WHERE certificate.applicant_id = card.applicant_id
      AND certificate.withdrawn_at IS NULL
      AND purchase.award = card.award
    ORDER BY certificate.issued_at, certificate.purchase
    LIMIT 1
) AS first_one ON true
LEFT JOIN training_review AS review
    ON review.applicant_id = card.applicant_id AND review.purchase = first_one.purchase
LEFT JOIN ledger_balance AS balance ON balance.of = card.applicant_id AND balance.kind = %(due)s
WHERE card.applicant_id = %(applicant_id)s
ORDER BY card.award DESC
LIMIT 1
