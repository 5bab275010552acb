-- What these postings took back from each holder, by the account that it was on.
-- reads: ledger_transfer
SELECT
    transfer.owner_id,
    coalesce(sum(transfer.amount) FILTER (WHERE transfer.debit = %(training)s), 0)::bigint AS training,
    coalesce(sum(transfer.amount) FILTER (WHERE transfer.debit = %(incentive)s), 0)::bigint AS incentive
FROM unnest(%(owners)s::uuid[], %(postings)s::uuid[]) AS posted (owner_id, posting_id)
JOIN ledger_transfer AS transfer USING (owner_id, posting_id)
GROUP BY transfer.owner_id
