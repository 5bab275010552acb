-- What these postings moved in all.
-- reads: ledger_transfer
SELECT coalesce(sum(transfer.amount), 0)::bigint AS amount
FROM unnest(%(owners)s::uuid[], %(postings)s::uuid[]) AS posted (owner_id, posting_id)
JOIN ledger_transfer AS transfer USING (owner_id, posting_id)
