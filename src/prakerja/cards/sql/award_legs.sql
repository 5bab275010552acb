-- From the wave's reserve to the training balance and the incentive reserve of each card of this stretch.
SELECT
    card.applicant_id AS owner_id,
    ARRAY[card.applicant_id::text, card.award::text] AS subject,
    part.leg,
    %(reserve)s AS debit,
    %(reserve_of)s AS debit_of,
    part.kind AS credit,
    card.applicant_id AS credit_of,
    part.amount
FROM cards_card AS card
CROSS JOIN (VALUES (1, %(balance)s, %(training)s), (2, %(set_aside)s, %(incentive)s)) AS part (leg, kind, amount)
WHERE card.wave_id = %(wave_id)s AND card.applicant_id BETWEEN %(first)s AND %(last)s
  AND card.awarded_at = %(awarded_at)s
