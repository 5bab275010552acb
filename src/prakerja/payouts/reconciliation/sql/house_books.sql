-- Of each house that has told how much lay there at the end of a day: that; what lay there by our books at that end; and what of
-- the difference its open cases explain.
-- reads: ledger_transfer
WITH latest AS (
    SELECT DISTINCT ON (house) house, day, closing, (day + 1)::timestamp AT TIME ZONE 'Asia/Jakarta' AS until
    FROM payouts_bankstatement
    WHERE is_latest AND closing IS NOT NULL
    ORDER BY house, day DESC
),
first AS (
    SELECT house, min(day)::timestamp AT TIME ZONE 'Asia/Jakarta' AS since
    FROM payouts_bankstatement
    WHERE is_latest
    GROUP BY house
),
-- On a house's accounts of all years. What was turned round is one with what turned it.
posted AS (
    SELECT
        convert_from(rtrim(substr(uuid_send(side.of), 1, 14), '\x00'::bytea), 'UTF8') AS house,
        coalesce(side.corrects, side.posting_id) AS posting_id,
        min(side.happened_at) AS happened_at,
        bool_or(side.act = ANY(%(of_payments)s::text[])) AS is_of_payments,
        sum(side.amount)::bigint AS amount
    FROM (
        SELECT debit_of AS of, posting_id, corrects, act, happened_at, amount FROM ledger_transfer WHERE debit = %(float)s::smallint
        UNION ALL
        SELECT credit_of, posting_id, corrects, act, happened_at, -amount FROM ledger_transfer WHERE credit = %(float)s::smallint
    ) AS side
    GROUP BY 1, 2
),
-- What was noted and is on no statement yet is not counted: neither has the house told it.
booked AS (
    SELECT
        latest.house,
        coalesce(sum(posted.amount) FILTER (
            WHERE posted.is_of_payments
               OR one.day <= latest.day
               OR (one.posting_id IS NULL AND posted.happened_at < first.since)
        ), 0)::bigint AS amount
    FROM latest
    JOIN first ON first.house = latest.house
    LEFT JOIN posted ON posted.house = latest.house
    LEFT JOIN payouts_reconciliationcase AS one
        ON one.house = posted.house AND one.posting_id = posted.posting_id
    GROUP BY latest.house
),
-- What moved since that end, as it stands here less what any statement says of it.
since AS (
    SELECT
        latest.house, instruction.payee_id, instruction.number,
        CASE WHEN instruction.state = 'paid' THEN instruction.amount ELSE 0 END
            + instruction.fee + coalesce(beyond.booked, 0) - coalesce(told.amount, 0) AS amount
    FROM latest
    JOIN payouts_batch AS batch ON batch.house = latest.house
    JOIN payouts_instruction AS instruction ON instruction.batch_id = batch.id AND instruction.moved_at >= latest.until
    LEFT JOIN LATERAL (
        SELECT sum(one.booked)::bigint AS booked
        FROM payouts_reconciliationcase AS one
        WHERE one.payee_id = instruction.payee_id AND one.instruction = instruction.number AND one.booked <> 0
    ) AS beyond ON true
    LEFT JOIN LATERAL (
        SELECT sum(CASE WHEN line.is_out THEN line.amount ELSE -line.amount END)::bigint AS amount
        FROM payouts_statementline AS line
        JOIN payouts_bankstatement AS statement
            ON statement.id = line.statement_id AND statement.is_latest AND statement.house = latest.house
        WHERE line.payee_id = instruction.payee_id AND line.instruction = instruction.number AND line.copy = 1
    ) AS told ON true
),
opened AS (
    SELECT
        latest.house,
        -- A fee that was told at once lacks on the statement with its payment.
        sum(one.difference + CASE WHEN one.kind = 'paid_here' THEN coalesce(instruction.fee, 0) ELSE 0 END)::bigint AS amount
    FROM latest
    JOIN payouts_reconciliationcase AS one
        ON one.house = latest.house AND one.day <= latest.day AND one.closed_at IS NULL
    LEFT JOIN payouts_instruction AS instruction
        ON instruction.payee_id = one.payee_id AND instruction.number = one.instruction
    LEFT JOIN since ON since.payee_id = one.payee_id AND since.number = one.instruction
    WHERE since.payee_id IS NULL
    GROUP BY latest.house
)
SELECT
    latest.house, latest.day, latest.closing,
    booked.amount + coalesce(moved.amount, 0) AS booked,
    coalesce(opened.amount, 0) AS explained
FROM latest
JOIN booked ON booked.house = latest.house
LEFT JOIN (SELECT house, sum(amount)::bigint AS amount FROM since GROUP BY house) AS moved ON moved.house = latest.house
LEFT JOIN opened ON opened.house = latest.house
ORDER BY latest.house
