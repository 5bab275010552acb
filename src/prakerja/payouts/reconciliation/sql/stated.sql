-- What this statement says of each instruction that it names, with what those of other days say of it.
CREATE TEMPORARY TABLE stated ON COMMIT DROP AS
WITH today AS (
    SELECT
        payee_id, instruction,
        count(*) FILTER (WHERE kind = 'transfer' AND is_out) AS transfers,
        coalesce(sum(amount) FILTER (WHERE kind <> 'fee' AND is_out), 0)::bigint AS paid,
        coalesce(sum(amount) FILTER (WHERE kind = 'fee' AND is_out), 0)::bigint AS fee,
        coalesce(sum(amount) FILTER (WHERE NOT is_out), 0)::bigint AS back
    -- They lie in this order: to see that costs less than a million places in a table of hashes.
    FROM (
        SELECT payee_id, instruction, kind, is_out, amount FROM matched_line
        WHERE payee_id IS NOT NULL AND copy = 1
        ORDER BY payee_id, instruction
    ) AS line
    GROUP BY payee_id, instruction
),
earlier AS (
    SELECT
        line.payee_id, line.instruction,
        count(*) FILTER (WHERE line.kind = 'transfer' AND line.is_out) AS transfers,
        sum(line.amount) FILTER (WHERE line.kind <> 'fee' AND line.is_out)::bigint AS paid,
        sum(line.amount) FILTER (WHERE line.kind = 'fee' AND line.is_out)::bigint AS fee,
        sum(line.amount) FILTER (WHERE NOT line.is_out)::bigint AS back
    FROM today
    JOIN payouts_statementline AS line ON line.payee_id = today.payee_id AND line.instruction = today.instruction
    JOIN payouts_bankstatement AS statement
        ON statement.id = line.statement_id AND statement.is_latest AND statement.id <> %(statement_id)s::uuid
    WHERE line.copy = 1
    GROUP BY line.payee_id, line.instruction
),
known AS (
    SELECT
        today.payee_id, today.instruction, instruction.state, instruction.amount, instruction.reference,
        today.transfers + coalesce(earlier.transfers, 0) AS transfers,
        today.paid + coalesce(earlier.paid, 0) AS paid,
        today.fee + coalesce(earlier.fee, 0) AS fee,
        today.back + coalesce(earlier.back, 0) AS back
    FROM today
    JOIN payouts_instruction AS instruction
        ON instruction.payee_id = today.payee_id AND instruction.number = today.instruction
    LEFT JOIN earlier ON earlier.payee_id = today.payee_id AND earlier.instruction = today.instruction
)
SELECT
    payee_id, instruction, reference, state, amount, transfers, paid,
    -- A payment that failed comes back with its fee.
    least(back, CASE WHEN transfers = 0 THEN back ELSE paid END) AS back,
    CASE WHEN transfers = 0 THEN fee ELSE greatest(fee - greatest(back - paid, 0), 0) END AS kept_fee,
    transfers = 1 AND paid = amount AND back = 0 AS is_paid,
    transfers > 0 AND back > 0 AND back >= paid AS is_back
FROM known
