-- A purchase with the first row of its life, and with the three names that nobody else may have; all of it or, where one of
-- them is another's or this platform has named a purchase of theirs so before, nothing but names that are theirs.
WITH repeated AS MATERIALIZED (
    SELECT FROM training_purchase
    WHERE applicant_id = %(applicant_id)s AND platform_id = %(platform_id)s AND invoice_code = %(invoice_code)s
),
invoice AS (
    INSERT INTO training_invoiceholder AS holder (digest, holder_id)
    SELECT %(invoice)s::uuid, %(applicant_id)s::uuid WHERE %(invoice)s::uuid IS NOT NULL
    ON CONFLICT (digest) DO UPDATE SET holder_id = excluded.holder_id WHERE holder.holder_id = excluded.holder_id
    RETURNING digest
),
customer AS (
    INSERT INTO training_customerholder AS holder (digest, holder_id)
    SELECT %(customer)s::uuid, %(applicant_id)s::uuid
    WHERE %(customer)s::uuid IS NOT NULL AND (%(invoice)s::uuid IS NULL OR EXISTS (SELECT FROM invoice))
    ON CONFLICT (digest) DO UPDATE SET holder_id = excluded.holder_id WHERE holder.holder_id = excluded.holder_id
    RETURNING digest
),
named AS MATERIALIZED (
    SELECT
        (SELECT count(*) FROM invoice) > 0 OR %(invoice)s::uuid IS NULL AS has_invoice,
        (SELECT count(*) FROM customer) > 0 OR %(customer)s::uuid IS NULL AS has_customer,
        EXISTS (SELECT FROM repeated) AS is_repeated
),
code AS (
    INSERT INTO training_redeemcodeholder (digest, holder_id)
    SELECT %(redeem_digest)s::uuid, %(applicant_id)s::uuid FROM named WHERE has_invoice AND has_customer AND NOT is_repeated
    ON CONFLICT (digest) DO NOTHING
    RETURNING digest
),
added AS (
    INSERT INTO training_purchase (
        applicant_id, number, award, platform_id, schedule_id, price, commission, state, moves, invoice_code, invoice_address,
        transaction_code, sealed_redeem_code, redeem_digest, bought_at, waits_until, updated_at
    )
    SELECT
        %(applicant_id)s, %(number)s::smallint, %(award)s::smallint, %(platform_id)s, %(schedule_id)s::bigint,
        %(price)s::bigint, %(commission)s::bigint, %(state)s, %(moves)s::smallint, %(invoice_code)s, %(invoice_address)s,
        %(transaction_code)s, %(sealed_redeem_code)s, code.digest, %(bought_at)s, %(waits_until)s, statement_timestamp()
    FROM code
    RETURNING number
),
moved AS (
    INSERT INTO training_purchasemove (applicant_id, purchase, number, state, reason, at)
    SELECT %(applicant_id)s, number, 1, %(state)s, %(reason)s, %(bought_at)s FROM added
),
paid AS (
    UPDATE training_payment AS payment SET purchase = added.number FROM added WHERE payment.digest = %(payment)s
)
SELECT has_invoice, has_customer, is_repeated, EXISTS (SELECT FROM added) AS is_added FROM named
