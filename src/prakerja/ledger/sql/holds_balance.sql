SELECT coalesce(sum(amount), 0)::bigint FROM ledger_balance WHERE of = %(of)s AND kind = %(kind)s
