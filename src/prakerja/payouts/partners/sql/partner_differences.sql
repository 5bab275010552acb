-- What these partners, or all, were paid too much and nobody has claimed: what payments out of a year's money brought them
-- beyond what statements carry in them (`came_back`: claimed before, and it came back by itself), and what statements left.
-- reads: partners_partner, training_statementadjustment
WITH paid AS (
    SELECT
        instruction.payee_id AS partner_id,
        batch.year,
        max(due.month) AS month,
        max(instruction.moved_at) AS since,
        sum(
            CASE WHEN instruction.state = 'paid' THEN instruction.amount - coalesce(due.carried, 0) ELSE 0 END
            + coalesce(beyond.booked, 0)
        )::bigint AS amount
    FROM (SELECT DISTINCT partner_id FROM payouts_statementpayment) AS known
    JOIN payouts_instruction AS instruction ON instruction.payee_id = known.partner_id
    JOIN payouts_batch AS batch ON batch.id = instruction.batch_id
    LEFT JOIN LATERAL (
        SELECT sum(one.amount) FILTER (WHERE one.is_live) AS carried, max(one.number) AS month
        FROM payouts_instructeddue AS one
        WHERE one.payee_id = instruction.payee_id AND one.instruction = instruction.number AND one.kind = 'statement'
    ) AS due ON true
    LEFT JOIN LATERAL (
        SELECT sum(one.booked) AS booked
        FROM payouts_reconciliationcase AS one
        WHERE one.payee_id = instruction.payee_id AND one.instruction = instruction.number AND one.booked <> 0
    ) AS beyond ON true
    WHERE %(partners)s::uuid[] IS NULL OR known.partner_id = ANY(%(partners)s::uuid[])
    GROUP BY instruction.payee_id, batch.year
),
claimed AS (
    SELECT partner_id, extract(year FROM of_month)::integer AS year, -sum(amount)::bigint AS amount
    FROM training_statementadjustment
    WHERE kind = 'overpaid'
    GROUP BY 1, 2
)
SELECT
    paid.partner_id, to_date(paid.month::text, 'YYYYMM') AS of_month,
    CASE WHEN paid.amount > coalesce(claimed.amount, 0) THEN 'beyond' ELSE 'came_back' END AS kind,
    abs(paid.amount - coalesce(claimed.amount, 0)) AS amount,
    NULL::uuid AS adjustment, partner.name, partner.suspended_at IS NOT NULL AS is_suspended, paid.since
FROM paid
JOIN partners_partner AS partner ON partner.id = paid.partner_id
LEFT JOIN claimed ON claimed.partner_id = paid.partner_id AND claimed.year = paid.year
WHERE paid.amount <> coalesce(claimed.amount, 0)
UNION ALL
-- What an approved statement could not take back, and no later one has yet.
SELECT
    one.partner_id, one.of_month, 'carried', -one.amount, one.id, partner.name, partner.suspended_at IS NOT NULL, one.at
FROM training_statementadjustment AS one
JOIN partners_partner AS partner ON partner.id = one.partner_id
WHERE one.kind = 'claim'
  AND one.month IS NULL
  AND one.posting_id IS NULL
  AND (%(partners)s::uuid[] IS NULL OR one.partner_id = ANY(%(partners)s::uuid[]))
ORDER BY 1, 3, 2
