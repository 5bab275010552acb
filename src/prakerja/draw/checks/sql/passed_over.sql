-- Unseated, or seated in a later row, although a seat of theirs was left at their turn. Whom the cap stood against is
-- looked at with the caps.
SELECT drawn.receipt
FROM drawn
LEFT JOIN book ON book.pass = drawn.pass AND book.area = drawn.seat_area AND book.seat_group = drawn.seat_group
JOIN barred
    ON barred.area = drawn.area AND barred.groups = drawn.groups AND barred.place = coalesce(book.place, -1)
WHERE drawn.outcome <> 'household_full' AND drawn.rank < barred.until
ORDER BY drawn.rank
