SELECT public.ledger_post_leg(
    %(owner_id)s::uuid, %(posting_id)s::uuid, %(act)s::text, %(year)s::smallint, %(wave)s::integer,
    %(happened_at)s::timestamptz, %(posted_at)s::timestamptz, %(corrects)s::uuid, %(closes)s::uuid, %(reason)s::text,
    %(debit)s::smallint, %(debit_of)s::uuid, %(credit)s::smallint, %(credit_of)s::uuid, %(amount)s::bigint,
    %(first_of)s::uuid, %(first_kind)s::smallint, %(first_gain)s::bigint,
    %(second_of)s::uuid, %(second_kind)s::smallint, %(second_gain)s::bigint
) AS written
