-- Of what was counted for the subject at this moment, one is taken away again; of several rows, from one of them.
UPDATE codes_tally AS tally SET
    times = tally.times[:array_position(tally.times, %(taken_at)s) - 1]
        || tally.times[array_position(tally.times, %(taken_at)s) + 1:]
WHERE
    tally.kind = %(kind)s AND tally.subject = %(subject)s
    AND tally.share = (
        SELECT min(one.share)
        FROM codes_tally AS one
        WHERE one.kind = %(kind)s AND one.subject = %(subject)s AND %(taken_at)s = ANY (one.times)
    )
