-- The lines of a statement as they lie in their table.
-- reads: training_payableline
COPY (
    SELECT posting_id, kind, part, amount, evidence, evidence_number, earned_at, was_held
    FROM training_payableline
    WHERE partner_id = %(partner)s AND month = %(month)s
) TO STDOUT (FORMAT csv)
