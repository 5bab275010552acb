-- They lie in the order of whose they are: the index grows at one place.
INSERT INTO payouts_statementline (
    statement_id, number, kind, is_out, amount, booked_at, bank_number, copy, payee_id, instruction, remark
)
SELECT
    %(statement_id)s::uuid, row_number() OVER (), kind, is_out, amount, booked_at, bank_number,
    copy, payee_id, instruction, CASE WHEN payee_id IS NULL THEN left(concat_ws(' ', nullif(unknown_reference, ''), nullif(remark, '')), 140) ELSE '' END
FROM matched_line
