-- What became of a batch's instructions so far: by state, and of what left it or was refused by why.
SELECT state, removed_for, CASE state WHEN 'refused' THEN code ELSE '' END AS code, count(*), sum(amount)::bigint, sum(fee)::bigint
FROM payouts_instruction
WHERE batch_id = %(batch_id)s
GROUP BY 1, 2, 3
ORDER BY 1, 4 DESC, 2, 3
