-- Seated in a row that is none of theirs, or that is none at all.
SELECT drawn.receipt
FROM drawn
LEFT JOIN book ON book.pass = drawn.pass AND book.area = drawn.seat_area AND book.seat_group = drawn.seat_group
LEFT JOIN barred ON barred.area = drawn.area AND barred.groups = drawn.groups AND barred.place = book.place
WHERE (drawn.outcome = 'seated') <> (barred.place IS NOT NULL)
    OR drawn.outcome NOT IN ('seated', 'no_seat', 'household_full')
ORDER BY drawn.rank
