-- What of this statement is not as our books have it, once all that it settles is booked. `difference`: so much more is on
-- the float there than our books say.
CREATE TEMPORARY TABLE found_case ON COMMIT DROP AS
WITH booked_otherwise AS (
    -- What two people have booked of cases beyond the amount of their instruction: few, whatever the statement holds.
    SELECT payee_id, instruction, sum(booked)::bigint AS booked
    FROM payouts_reconciliationcase
    WHERE booked <> 0
    GROUP BY payee_id, instruction
),
now_stated AS (
    SELECT
        stated.payee_id, stated.instruction, stated.reference, stated.amount, stated.transfers, stated.paid, stated.back,
        stated.kept_fee, instruction.state, instruction.fee AS booked_fee, booked.here
    FROM stated
    JOIN payouts_instruction AS instruction
        ON instruction.payee_id = stated.payee_id AND instruction.number = stated.instruction
    LEFT JOIN booked_otherwise
        ON booked_otherwise.payee_id = stated.payee_id AND booked_otherwise.instruction = stated.instruction
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN instruction.state = 'paid' THEN stated.amount ELSE 0 END + coalesce(booked_otherwise.booked, 0) AS here
    ) AS booked
    -- Nearly all are here as they are there.
    WHERE booked.here <> stated.paid - stated.back
       OR stated.transfers > 1
       OR (instruction.fee > 0 AND instruction.fee <> stated.kept_fee)
),
of_instructions AS (
    SELECT
        CASE
            WHEN transfers > 1 THEN 'paid_twice'
            WHEN transfers = 0 THEN 'other_amount'
            WHEN paid <> amount THEN 'other_amount'
            WHEN back > 0 AND back < paid THEN 'other_amount'
            ELSE 'paid_there'
        END AS kind,
        reference AS about, payee_id, instruction, here, paid - back AS there, here - (paid - back) AS difference,
        '' AS remark
    FROM now_stated
    WHERE here <> paid - back
      AND (transfers > 0 OR back > 0)
      AND NOT (state IN ('sending', 'pending', 'unknown') AND paid - back = 0)
    UNION ALL
    SELECT 'paid_twice', reference, payee_id, instruction, here, paid - back, 0, ''
    FROM now_stated
    WHERE transfers > 1 AND here = paid - back
    UNION ALL
    SELECT 'other_fee', reference, payee_id, instruction, booked_fee, kept_fee, booked_fee - kept_fee, ''
    FROM now_stated
    WHERE booked_fee > 0 AND booked_fee <> kept_fee AND transfers > 0
),
of_nobody AS (
    SELECT
        kind, is_out, amount, copy, remark, payee_id, instruction, bank_number, booked_at,
        coalesce(
            nullif(bank_number, ''),
            md5(concat_ws('|', kind, is_out, amount, booked_at, unknown_reference, remark, payee_id, instruction))
        ) AS about,
        left(concat_ws(' ', nullif(unknown_reference, ''), nullif(remark, '')), 140) AS printed
    FROM matched_line
    WHERE payee_id IS NULL OR copy > 1
),
not_stated AS (
    SELECT
        CASE WHEN %(is_short)s::boolean THEN 'missing_line' ELSE 'paid_here' END AS kind,
        instruction.reference AS about, instruction.payee_id, instruction.number AS instruction, instruction.amount AS here,
        NULL::bigint AS there, CASE WHEN %(is_short)s::boolean THEN 0 ELSE instruction.amount END AS difference, '' AS remark
    FROM payouts_batch AS batch
    JOIN payouts_instruction AS instruction ON instruction.batch_id = batch.id
    LEFT JOIN stated
        ON stated.payee_id = instruction.payee_id AND stated.instruction = instruction.number AND stated.transfers > 0
    WHERE batch.house = %(house)s::text
      AND batch.released_at > %(since)s::timestamptz - interval '90 days'
      AND instruction.state = 'paid'
      AND instruction.moved_at >= %(since)s::timestamptz
      AND instruction.moved_at < %(until)s::timestamptz
      AND stated.payee_id IS NULL
      AND NOT EXISTS (
          SELECT FROM payouts_statementline AS line
          JOIN payouts_bankstatement AS statement ON statement.id = line.statement_id AND statement.is_latest
          WHERE line.payee_id = instruction.payee_id AND line.instruction = instruction.number AND line.kind = 'transfer'
      )
),
-- Of which nobody has said in a day what became of it: it is asked for no more, and no statement has it.
unanswered AS (
    SELECT instruction.reference AS about, instruction.payee_id, instruction.number AS instruction
    FROM payouts_batch AS batch
    JOIN payouts_instruction AS instruction ON instruction.batch_id = batch.id
    WHERE batch.house = %(house)s::text
      AND batch.state <> 'ended'
      AND instruction.state IN ('pending', 'unknown')
      AND instruction.moved_at < %(until)s::timestamptz
      AND instruction.next_at IS NULL
      AND NOT EXISTS (
          SELECT FROM payouts_statementline AS line
          JOIN payouts_bankstatement AS statement ON statement.id = line.statement_id AND statement.is_latest
          WHERE line.payee_id = instruction.payee_id AND line.instruction = instruction.number
      )
)
SELECT kind, about, payee_id, instruction, nullif(here, 0) AS here, there, difference, remark FROM of_instructions
UNION ALL
SELECT kind, about, payee_id, instruction, here, there, difference, remark FROM not_stated
UNION ALL
SELECT 'no_answer', about, payee_id, instruction, NULL, NULL, 0, '' FROM unanswered
UNION ALL
SELECT
    'unknown_line', about, NULL, NULL, NULL, CASE WHEN is_out THEN amount ELSE -amount END,
    CASE WHEN is_out THEN -amount ELSE amount END, printed
FROM of_nobody
WHERE payee_id IS NULL AND copy = 1
UNION ALL
SELECT 'doubled_line', concat_ws(' ', about, copy), payee_id, instruction, NULL, amount, 0, printed
FROM of_nobody
WHERE copy > 1
UNION ALL
SELECT
    'missing_line', %(day)s::date::text, NULL, NULL, NULL, lacking - explained.amount,
    -- What tells no balances says nothing of how much it lacks.
    CASE WHEN %(opening)s::bigint IS NULL THEN 0 ELSE explained.amount - lacking END, ''
FROM (SELECT %(lacking)s::bigint AS lacking) AS told,
    LATERAL (SELECT coalesce(sum(here), 0)::bigint AS amount FROM not_stated) AS explained
WHERE %(is_short)s::boolean AND (lacking <> explained.amount OR explained.amount = 0)
UNION ALL
SELECT 'balance', %(day)s::date::text, NULL, NULL, earlier.closing, %(opening)s::bigint, %(opening)s::bigint - earlier.closing, ''
FROM (
    SELECT closing FROM payouts_bankstatement
    WHERE house = %(house)s::text AND day < %(day)s::date AND is_latest AND closing IS NOT NULL
    ORDER BY day DESC
    LIMIT 1
) AS earlier
WHERE earlier.closing <> %(opening)s::bigint
