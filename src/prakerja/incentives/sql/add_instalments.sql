-- What the first training earns, once: what is planned already stays as it is.
INSERT INTO incentives_instalment (
    applicant_id, award, number, wave_id, purchase, amount, due_on, state, earned_at
)
SELECT
    %(applicant_id)s, %(award)s, planned.number, %(wave_id)s, %(purchase)s, planned.amount, planned.due_on, 'planned', %(now)s
FROM unnest(%(numbers)s::smallint[], %(amounts)s::bigint[], %(days)s::date[]) AS planned (number, amount, due_on)
ON CONFLICT (applicant_id, award, number) DO NOTHING
