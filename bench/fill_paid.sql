-- So many payments of a released batch, each in its state with its reference and its send: one of a hundred is still out.
WITH made AS (
    SELECT
        md5(number::text)::uuid AS payee_id,
        'PK' || lpad(upper(to_hex(number)), 28, '0') AS reference,
        CASE WHEN number %% %(one_out_of)s::integer = 0 THEN 'unknown' ELSE 'paid' END AS state
    FROM generate_series(0, %(payments)s::integer - 1) AS number
),
instructed AS (
    INSERT INTO payouts_instruction (
        payee_id, number, payee_kind, reference, batch_id, wave_id, rail, account, amount, state, built_at, moved_at,
        sendings, code, bank_reference, fee, removed_for, removal_note
    )
    SELECT
        payee_id, 1, 'recipient', reference, %(batch_id)s::uuid, %(wave_id)s::bigint, 'intrabank', 1, %(amount)s::bigint, state, %(at)s::timestamptz, %(at)s::timestamptz,
        1, '', '', 0, '', ''
    FROM made
),
named AS (
    INSERT INTO payouts_instructionreference (reference, payee_id, number) SELECT reference, payee_id, 1 FROM made
)
INSERT INTO payouts_sending (payee_id, instruction, number, external_id, sent_at, answered_at, outcome, code)
SELECT payee_id, 1, 1, '1', %(at)s::timestamptz, %(at)s::timestamptz, state, '' FROM made
