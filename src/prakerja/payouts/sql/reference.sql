'PK' || upper(
        substr(encode(sha256(convert_to('prakerja-payout:' || payee_id || ':' || number, 'UTF8')), 'hex'), 1, 28)
    )
