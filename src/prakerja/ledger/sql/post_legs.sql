SELECT public.ledger_post_legs(
    %(owner_id)s::uuid, %(act)s::text, %(year)s::smallint, %(wave)s::integer, %(happened_at)s::timestamptz,
    %(posted_at)s::timestamptz, %(corrects)s::uuid, %(closes)s::uuid, %(held_until)s::timestamptz, %(reason)s::text,
    %(posting_ids)s::uuid[], %(legs)s::smallint[], %(debits)s::smallint[], %(debits_of)s::uuid[],
    %(credits)s::smallint[], %(credits_of)s::uuid[], %(amounts)s::bigint[],
    %(balances_of)s::uuid[], %(kinds)s::smallint[], %(gains)s::bigint[]
) AS written
