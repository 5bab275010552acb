(transaction_id, owner_id, posting_id, leg)
        < (%(transaction_id)s::bigint, %(owner_id)s::uuid, %(posting_id)s::uuid, %(leg)s::integer)
        AND (
            %(seen)s::pg_snapshot IS NULL
            OR pg_visible_in_snapshot(transaction_id::text::xid8, %(seen)s::pg_snapshot)
        )
