-- The batches of this night into which these go; those that are there stay as they are.
INSERT INTO payouts_batch (due_on, house, payee_kind, year, pays_on, arrives_by, state, items, amount, held_back, sha256, stopped_for)
SELECT %(due_on)s::date, house, 'recipient', %(year)s::smallint, %(pays_on)s::date, %(arrives_by)s::date, 'building', 0, 0, '{}'::jsonb, '', ''
FROM payable_due
GROUP BY house
ORDER BY house
ON CONFLICT (due_on, house, payee_kind, year) DO NOTHING
