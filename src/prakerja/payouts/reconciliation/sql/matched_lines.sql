-- Each line with the instruction of this house that it names. One that is printed twice is counted. They lie in the order of
-- whose they are, as whatever follows goes through them: one sort for all of it, and a number before a text in it.
CREATE TEMPORARY TABLE matched_line ON COMMIT DROP AS
SELECT
    taken.kind, taken.is_out, taken.amount, taken.booked_at, taken.bank_number, taken.remark,
    instruction.payee_id, instruction.number AS instruction,
    CASE WHEN instruction.payee_id IS NULL THEN taken.reference ELSE '' END AS unknown_reference,
    row_number() OVER (
        PARTITION BY
            instruction.payee_id, instruction.number, taken.booked_at, taken.amount, taken.is_out, taken.kind,
            taken.bank_number, taken.reference, taken.remark
    ) AS copy
FROM taken_line AS taken
LEFT JOIN payouts_instructionreference AS reference ON reference.reference = nullif(taken.reference, '')
LEFT JOIN (payouts_instruction AS instruction JOIN payouts_batch AS batch ON batch.id = instruction.batch_id AND batch.house = %(house)s::text)
    ON instruction.payee_id = reference.payee_id AND instruction.number = reference.number
ORDER BY instruction.payee_id, instruction.number
