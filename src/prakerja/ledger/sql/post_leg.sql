(
        %(owner_id)s::uuid, %(posting_id)s::uuid, %(act)s, %(year)s::smallint, %(wave)s::integer,
        %(happened_at)s::timestamptz, %(posted_at)s::timestamptz, %(corrects)s::uuid, %(closes)s::uuid,
        %(held_until)s::timestamptz, %(reason)s, {number}::smallint, %(debit_{number})s::smallint,
        %(debit_of_{number})s::uuid, %(credit_{number})s::smallint, %(credit_of_{number})s::uuid,
        %(amount_{number})s::bigint
    )
