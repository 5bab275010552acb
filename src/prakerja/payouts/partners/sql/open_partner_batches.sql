-- The batches of this night into which these go, one for the money of each year; those that are there stay as they are.
INSERT INTO payouts_batch (due_on, house, payee_kind, year, pays_on, arrives_by, state, items, amount, held_back, sha256, stopped_for)
SELECT DISTINCT
    %(due_on)s::date, %(house)s, 'partner', extract(year FROM month), %(pays_on)s::date, %(arrives_by)s::date, 'building', 0, 0,
    '{}'::jsonb, '', ''
FROM unnest(%(months)s::date[]) AS month
ON CONFLICT (due_on, house, payee_kind, year) DO NOTHING
