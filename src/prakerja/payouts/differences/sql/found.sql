-- Every difference between what somebody has a right to and what was paid, due by due; of these payees alone, or of all.
-- reads: cards_card, incentives_instalment, incentives_survey, training_certificate, training_review
CREATE TEMPORARY TABLE found_difference ON COMMIT DROP AS
WITH entitled AS (
    SELECT
        instalment.applicant_id AS payee_id, instalment.award, 'instalment' AS due_kind, instalment.number::integer AS number,
        instalment.amount, instalment.state, instalment.settled_at, instalment.wave_id, certificate.withdrawn_at
    FROM incentives_instalment AS instalment
    LEFT JOIN training_certificate AS certificate
        ON certificate.applicant_id = instalment.applicant_id AND certificate.purchase = instalment.purchase
    WHERE %(payees)s::uuid[] IS NULL OR instalment.applicant_id = ANY(%(payees)s::uuid[])
    UNION ALL
    SELECT
        survey.applicant_id, survey.award, 'survey', survey.number, survey.amount, survey.state, survey.settled_at,
        survey.wave_id, certificate.withdrawn_at
    FROM incentives_survey AS survey
    JOIN incentives_instalment AS first_one
        ON first_one.applicant_id = survey.applicant_id AND first_one.award = survey.award AND first_one.number = 1
    LEFT JOIN training_certificate AS certificate
        ON certificate.applicant_id = first_one.applicant_id AND certificate.purchase = first_one.purchase
    WHERE %(payees)s::uuid[] IS NULL OR survey.applicant_id = ANY(%(payees)s::uuid[])
), paid AS (
    SELECT
        instructed.payee_id, instructed.award, instructed.kind AS due_kind, instructed.number,
        count(*) AS times, sum(instructed.amount)::bigint AS amount, max(instruction.moved_at) AS at,
        max(instruction.wave_id) AS wave_id
    FROM payouts_instruction AS instruction
    JOIN payouts_instructeddue AS instructed
        ON instructed.payee_id = instruction.payee_id AND instructed.instruction = instruction.number
    WHERE instruction.state = 'paid'
      AND instruction.payee_kind = 'recipient'
      AND (%(payees)s::uuid[] IS NULL OR instruction.payee_id = ANY(%(payees)s::uuid[]))
    GROUP BY instructed.payee_id, instructed.award, instructed.kind, instructed.number
), compared AS (
    SELECT
        payee_id, award, due_kind, number,
        coalesce(entitled.wave_id, paid.wave_id) AS wave_id,
        CASE
            WHEN paid.amount IS NULL THEN CASE WHEN entitled.settled_at IS NOT NULL THEN 'said_paid' END
            WHEN entitled.state IS DISTINCT FROM 'due' THEN 'nothing_due'
            WHEN entitled.withdrawn_at IS NOT NULL THEN 'certificate'
            WHEN paid.amount > entitled.amount THEN CASE WHEN paid.times > 1 THEN 'twice' ELSE 'too_much' END
            WHEN paid.amount < entitled.amount THEN 'too_little'
            WHEN entitled.settled_at IS NULL THEN 'not_said_paid'
        END AS kind,
        coalesce(paid.amount, 0) AS paid,
        coalesce(entitled.amount, 0) AS entitled,
        coalesce(entitled.withdrawn_at, paid.at, entitled.settled_at) AS since
    FROM entitled
    FULL JOIN paid USING (payee_id, award, due_kind, number)
)
SELECT
    compared.payee_id, compared.award, compared.due_kind, compared.number, compared.kind, compared.wave_id,
    CASE
        WHEN kind IN ('nothing_due', 'certificate') THEN paid
        WHEN kind IN ('said_paid', 'not_said_paid') THEN entitled
        ELSE abs(paid - entitled)
    END AS amount,
    compared.since
FROM compared
LEFT JOIN cards_card AS card ON card.applicant_id = compared.payee_id AND card.award = compared.award
WHERE compared.kind IS NOT NULL
  -- Of an annulled card all that was paid is claimed by whoever ends it (`cards/end_entitlement.py`).
  AND NOT (
      compared.kind IN ('nothing_due', 'certificate', 'twice', 'too_much') AND card.state IS NOT DISTINCT FROM 'annulled'
  )
UNION ALL
SELECT
    instalment.applicant_id, instalment.award, 'instalment', instalment.number, 'forgotten', instalment.wave_id,
    instalment.amount, instalment.due_on::timestamp AT TIME ZONE 'Asia/Jakarta'
FROM incentives_instalment AS instalment
JOIN cards_card AS card ON card.applicant_id = instalment.applicant_id AND card.award = instalment.award
JOIN training_certificate AS certificate
    ON certificate.applicant_id = instalment.applicant_id AND certificate.purchase = instalment.purchase
JOIN training_review AS review
    ON review.applicant_id = instalment.applicant_id AND review.purchase = instalment.purchase
WHERE instalment.wave_id = ANY(%(paying_waves)s::bigint[])
  AND instalment.state = 'planned'
  AND instalment.due_on < %(yesterday)s
  AND (%(payees)s::uuid[] IS NULL OR instalment.applicant_id = ANY(%(payees)s::uuid[]))
  AND card.state = 'active'
  AND card.held_since IS NULL
  AND certificate.withdrawn_at IS NULL
  AND review.hidden_for = '{}'
  AND NOT EXISTS (
      SELECT FROM payouts_instructeddue AS instructed
      WHERE instructed.payee_id = instalment.applicant_id AND instructed.kind = 'instalment'
        AND instructed.award = instalment.award AND instructed.number = instalment.number AND instructed.is_live
  )
UNION ALL
SELECT
    survey.applicant_id, survey.award, 'survey', survey.number, 'forgotten', survey.wave_id, survey.amount, survey.handed_in_at
FROM incentives_survey AS survey
JOIN cards_card AS card ON card.applicant_id = survey.applicant_id AND card.award = survey.award
JOIN incentives_instalment AS first_one
    ON first_one.applicant_id = survey.applicant_id AND first_one.award = survey.award AND first_one.number = 1
JOIN training_certificate AS certificate
    ON certificate.applicant_id = first_one.applicant_id AND certificate.purchase = first_one.purchase
WHERE survey.wave_id = ANY(%(paying_waves)s::bigint[])
  AND survey.state = 'handed_in'
  AND (survey.handed_in_at AT TIME ZONE 'Asia/Jakarta')::date < %(yesterday)s
  AND (%(payees)s::uuid[] IS NULL OR survey.applicant_id = ANY(%(payees)s::uuid[]))
  AND card.state = 'active'
  AND card.held_since IS NULL
  AND certificate.withdrawn_at IS NULL
