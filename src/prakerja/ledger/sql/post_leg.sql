(
        {number}::smallint, %(debit_{number})s::smallint, %(debit_of_{number})s::uuid,
        %(credit_{number})s::smallint, %(credit_of_{number})s::uuid, %(amount_{number})s::bigint
    )
