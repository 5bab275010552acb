-- What corrects: each leg of the posting that was wrong, turned round, with its year and wave; once.
WITH correction AS (
    SELECT owner_id, posting_id, corrects, leg, debit, debit_of, credit, credit_of, amount, year, wave
    FROM ledger_transfer
    WHERE corrects IS NOT NULL
),
named AS (
    SELECT DISTINCT owner_id, corrects, posting_id AS corrected_by FROM correction
),
wrong AS (
    SELECT named.owner_id, named.corrects, named.corrected_by, leg, debit, debit_of, credit, credit_of, amount, year, wave
    FROM named
    JOIN ledger_transfer AS transfer ON transfer.owner_id = named.owner_id AND transfer.posting_id = named.corrects
)
SELECT coalesce(wrong.owner_id, correction.owner_id) AS owner_id,
    coalesce(wrong.corrects, correction.corrects) AS posting_id,
    'is not what its correction turns round, in leg ' || coalesce(wrong.leg, correction.leg) AS fault
FROM wrong
FULL JOIN correction
    ON correction.owner_id = wrong.owner_id AND correction.posting_id = wrong.corrected_by AND correction.leg = wrong.leg
WHERE ROW(wrong.debit, wrong.debit_of, wrong.credit, wrong.credit_of, wrong.amount, wrong.year, wrong.wave)
    IS DISTINCT FROM ROW(correction.credit, correction.credit_of, correction.debit, correction.debit_of,
        correction.amount, correction.year, correction.wave)
UNION ALL
SELECT owner_id, corrects, 'was corrected ' || count(*) || ' times' FROM named GROUP BY owner_id, corrects HAVING count(*) > 1
ORDER BY owner_id, posting_id
