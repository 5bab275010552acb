-- Part of a statement: the accounts of these hot kinds that were ever {side}ed, one found after the other in the index of that
-- side, and what was {side}ed to each of them between two transactions. So every row of another account stays unread,
-- however many came: the index by transaction does not know the newest pages until it is told of them.
{side}ed_account AS (
    SELECT kind.kind, first.of
    FROM unnest(ARRAY[{kinds}]::smallint[]) AS kind (kind)
    CROSS JOIN LATERAL (
        SELECT {side}_of AS of
        FROM ledger_transfer
        WHERE {side} = kind.kind AND {side}_of <> owner_id
        ORDER BY {side}_of
        LIMIT 1
    ) AS first
    UNION ALL
    SELECT account.kind, next.of
    FROM {side}ed_account AS account
    CROSS JOIN LATERAL (
        SELECT {side}_of AS of
        FROM ledger_transfer
        WHERE {side} = account.kind AND {side}_of > account.of AND {side}_of <> owner_id
        ORDER BY {side}_of
        LIMIT 1
    ) AS next
),
{side}ed AS (
    SELECT account.kind, account.of, moved.amount
    FROM {side}ed_account AS account
    CROSS JOIN LATERAL (
        SELECT sum(amount) AS amount
        FROM ledger_transfer
        WHERE {side} = account.kind AND {side}_of = account.of AND {side}_of <> owner_id
          AND transaction_id >= %(since)s AND transaction_id < %(until)s
    ) AS moved
    WHERE moved.amount IS NOT NULL
)
