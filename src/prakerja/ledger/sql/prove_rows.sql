-- Transfers that no act writes: the constraints say most of it already, and whoever owns the database may drop them.
WITH named AS (
    SELECT
        owner_id,
        posting_id,
        leg,
        CASE
            WHEN amount <= 0 THEN 'moves no amount'
            WHEN leg < 1 THEN 'is a leg before the first'
            WHEN debit = credit AND debit_of = credit_of THEN 'leads where it comes from'
            WHEN debit NOT IN ({kinds}) OR credit NOT IN ({kinds}) THEN 'moves an account that the chart does not know'
            WHEN (debit IN ({of_years}) AND debit_of <> lpad(to_hex(year::integer), 32, '0')::uuid)
                OR (credit IN ({of_years}) AND credit_of <> lpad(to_hex(year::integer), 32, '0')::uuid)
                THEN 'is money of one budget year on the account of another'
            -- The name of a bank or wallet, noughts, and the year in the last two bytes.
            WHEN (debit IN ({at_houses}) AND right(debit_of::text, 4) <> lpad(to_hex(year::integer), 4, '0'))
                OR (credit IN ({at_houses}) AND right(credit_of::text, 4) <> lpad(to_hex(year::integer), 4, '0'))
                THEN 'is money of one budget year on the account of another'
            WHEN (debit IN ({at_houses}) AND encode(uuid_send(debit_of), 'hex') !~ '^(6[1-9a-f]|7[0-9a])(6[1-9a-f]|7[0-9a]|3[0-9])*(00)*....$')
                OR (credit IN ({at_houses}) AND encode(uuid_send(credit_of), 'hex') !~ '^(6[1-9a-f]|7[0-9a])(6[1-9a-f]|7[0-9a]|3[0-9])*(00)*....$')
                THEN 'lies at a bank or wallet that has no name'
            WHEN (debit = {reserve} AND debit_of IS DISTINCT FROM lpad(to_hex(wave), 32, '0')::uuid)
                OR (credit = {reserve} AND credit_of IS DISTINCT FROM lpad(to_hex(wave), 32, '0')::uuid)
                THEN 'is money of one wave on the reserve of another'
            WHEN (credit = {held}) <> (held_until IS NOT NULL) THEN 'lies in what is held and waits for no answer'
            WHEN (debit = {held}) <> (closes IS NOT NULL) THEN 'leaves what is held and closes nothing'
        END AS fault
    FROM ledger_transfer
)
SELECT owner_id, posting_id, leg, fault FROM named WHERE fault IS NOT NULL ORDER BY owner_id, posting_id, leg
