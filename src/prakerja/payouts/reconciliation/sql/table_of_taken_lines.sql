-- The lines of a statement as they were told.
CREATE TEMPORARY TABLE taken_line (
    kind text, is_out boolean, amount bigint, booked_at timestamptz, bank_number text, reference text, remark text
) ON COMMIT DROP
