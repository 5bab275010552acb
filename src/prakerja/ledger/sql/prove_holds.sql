-- What is held and how it was closed: with its whole amount, of its year and wave; what the worker gave back went where
-- it came from; and what stands among the open holds is what nothing has closed.
WITH held AS (
    SELECT owner_id, posting_id, debit, debit_of, amount, year, wave FROM ledger_transfer WHERE held_until IS NOT NULL
),
closing AS (
    SELECT owner_id, closes AS posting_id, act, credit, credit_of, amount, year, wave
    FROM ledger_transfer
    WHERE closes IS NOT NULL
),
judged AS (
    SELECT
        owner_id,
        posting_id,
        CASE
            WHEN held.amount IS NULL AND closing.amount IS NULL THEN 'stands among the open holds, and is none'
            WHEN held.amount IS NULL THEN 'is closed as a hold, and is none'
            WHEN closing.amount IS NULL AND waits.posting_id IS NULL THEN 'is open, and missing among the open holds'
            WHEN closing.amount IS NULL THEN NULL
            WHEN closing.amount <> held.amount THEN 'held ' || held.amount || ' and was closed with ' || closing.amount
            WHEN ROW(closing.year, closing.wave) IS DISTINCT FROM ROW(held.year, held.wave)
                THEN 'was held of one year or wave and closed of another'
            WHEN closing.act = 'ledger.expire' AND (closing.credit, closing.credit_of) <> (held.debit, held.debit_of)
                THEN 'expired, and did not go back where it came from'
            WHEN waits.posting_id IS NOT NULL THEN 'is closed, and stands among the open holds'
        END AS fault
    FROM held
    FULL JOIN closing USING (owner_id, posting_id)
    FULL JOIN ledger_openhold AS waits USING (owner_id, posting_id)
)
SELECT owner_id, posting_id, fault FROM judged WHERE fault IS NOT NULL ORDER BY owner_id, posting_id
