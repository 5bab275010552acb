-- Before which transaction all hot accounts are summed, and which one is the first that has not ended.
SELECT
    greatest(
        (SELECT max(before_transaction) FROM ledger_takensum),
        (SELECT before_transaction FROM ledger_flowmark WHERE id = 2),
        0
    ) AS since,
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS until
