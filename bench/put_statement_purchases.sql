-- Purchases of one institution that are finished, with nothing beside them.
-- reads: training_purchase
INSERT INTO training_purchase (
    applicant_id, number, award, platform_id, schedule_id, price, commission, state, moves, invoice_code, invoice_address,
    transaction_code, sealed_redeem_code, redeem_digest, bought_at, redeemed_at, waits_until
)
SELECT
    gen_random_uuid(), 1, 1, %(platform)s, %(schedule)s, 600000, 60000, 'finished', 3, 'INV-' || one, 'https://platform.example/',
    lpad(one::text, 26, '0'), '\x00', gen_random_uuid(), %(at)s, %(at)s, %(at)s::timestamptz + interval '60 days'
FROM generate_series(1, %(lines)s) AS one
