-- Every account from the journal: what it holds now against the balance that it carries, and that it holds no less than
-- nothing; of one with money of several budget years, or of several waves where its money is of waves, also of each, for
-- it would have spent another's. The books are gone through once and added up by account, year and wave; on which side
-- an account grows is looked at afterwards (a partner may owe, after what was paid is taken back), when there are as many rows as accounts and not as transfers.
WITH part AS MATERIALIZED (
    SELECT
        kind,
        of,
        year,
        wave,
        CASE WHEN kind IN ({grow_on_debit}) THEN -sum(credited) ELSE sum(credited) END AS gain
    FROM (
        SELECT credit AS kind, credit_of AS of, year, wave, amount AS credited FROM ledger_transfer
        UNION ALL
        SELECT debit, debit_of, year, wave, -amount FROM ledger_transfer
    ) AS side
    GROUP BY kind, of, year, wave
),
account AS MATERIALIZED (
    SELECT
        kind,
        of,
        coalesce(sum(gain), 0) AS moved,
        coalesce(sum(kept), 0) AS kept,
        kind NOT IN ({balanced}) AND bool_or(kept IS NOT NULL) AS carries_one_by_mistake,
        min(year) <> max(year) OR (kind IN ({of_waves}) AND min(wave_or_none) <> max(wave_or_none)) AS is_mixed
    FROM (
        SELECT kind, of, year, coalesce(wave, 0) AS wave_or_none, gain, NULL::bigint AS kept FROM part
        UNION ALL
        SELECT kind, of, NULL, NULL, NULL, amount FROM ledger_balance
    ) AS line
    GROUP BY kind, of
    HAVING (coalesce(sum(gain), 0) < 0 AND kind NOT IN ({may_owe}))
        OR (kind NOT IN ({balanced}) AND bool_or(kept IS NOT NULL))
        OR (kind IN ({balanced}) AND coalesce(sum(gain), 0) <> coalesce(sum(kept), 0))
        OR min(year) <> max(year)
        OR (kind IN ({of_waves}) AND min(wave_or_none) <> max(wave_or_none))
)
SELECT kind, of, kept::bigint AS kept, moved::bigint AS moved, carries_one_by_mistake, NULL::integer AS year, NULL::integer AS wave
FROM account
WHERE (moved < 0 AND kind NOT IN ({may_owe})) OR carries_one_by_mistake OR (kind IN ({balanced}) AND moved <> kept)
UNION ALL
SELECT kind, of, NULL, sum(gain)::bigint, NULL, year, CASE WHEN kind IN ({of_waves}) THEN wave END
FROM part
JOIN account USING (kind, of)
WHERE account.is_mixed AND kind NOT IN ({may_owe})
GROUP BY kind, of, year, CASE WHEN kind IN ({of_waves}) THEN wave END
HAVING sum(gain) < 0
ORDER BY kind, of, year NULLS FIRST, wave
