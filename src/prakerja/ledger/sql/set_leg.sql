-- The legs of many postings, as the caller's rows say them. A posting's id is made as `posting_id()` makes it, out of the act and
-- the texts of its subject.
CREATE TEMPORARY TABLE set_leg ON COMMIT DROP AS
SELECT
    owner_id,
    encode(
        substr(set_byte(set_byte(hashed, 6, get_byte(hashed, 6) & 15 | 128), 8, get_byte(hashed, 8) & 63 | 128), 1, 16),
        'hex'
    )::uuid AS posting_id,
    leg, debit, debit_of, credit, credit_of, amount
FROM (
    SELECT
        given.*,
        CASE WHEN array_position(subject::text[], NULL) IS NULL THEN
            sha256(convert_to(array_to_string(array_prepend(%(act)s, subject::text[]), E'\x1f'), 'UTF8'))
        END AS hashed
    FROM ({rows}) AS given
    OFFSET 0
) AS named
