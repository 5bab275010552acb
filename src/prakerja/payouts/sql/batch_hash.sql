-- SHA-256 of a batch: of a line for each instruction that was built into it, in the order of their keys, whatever became of
-- it later: `reference,payee,account,rail,amount`.
SELECT encode(
    sha256(
        convert_to(
            coalesce(
                string_agg(
                    concat_ws(',', reference, payee_id, account, rail, amount) || E'\n', '' ORDER BY payee_id, number
                ),
                ''
            ),
            'UTF8'
        )
    ),
    'hex'
)
FROM payouts_instruction
WHERE batch_id = %(batch_id)s
