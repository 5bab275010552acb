-- Each statement that two people have approved, and that comes to something, is to be paid.
-- reads: training_statement
INSERT INTO payouts_statementpayment (partner_id, month, amount, instructed)
SELECT statement.partner_id, statement.month, statement.payout, 0
FROM training_statement AS statement
WHERE statement.state = 'approved' AND statement.payout > 0
ORDER BY statement.partner_id, statement.month
ON CONFLICT (partner_id, month) DO NOTHING
