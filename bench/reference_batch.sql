-- What `prakerja bench payouts --show` measures itself against: the figures of a batch, read from the table as it lies.
-- reads: payouts_instruction
SELECT state, count(*), sum(amount)
FROM payouts_instruction
GROUP BY state;
