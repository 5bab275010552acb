SELECT wanted.index, named.witness, first.size, first.cosigned_at
FROM unnest(%(indexes)s::bigint[]) AS wanted (index)
CROSS JOIN unnest(%(witnesses)s::text[]) AS named (witness)
CROSS JOIN LATERAL (
    SELECT kept.size, kept.cosigned_at
    FROM publog_cosignature AS kept
    WHERE kept.witness = named.witness AND kept.size > wanted.index
    ORDER BY kept.size
    LIMIT 1
) AS first
ORDER BY wanted.index, first.cosigned_at, named.witness
