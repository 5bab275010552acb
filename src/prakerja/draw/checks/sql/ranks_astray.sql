-- Who does not stand one behind the one before, with a key that is not smaller.
SELECT receipt
FROM (
    SELECT
        receipt, rank, key,
        row_number() OVER (ORDER BY rank, receipt) AS place,
        lag(key) OVER (ORDER BY rank, receipt) AS key_before
    FROM outcome
)
WHERE rank <> place OR key < key_before
ORDER BY place
