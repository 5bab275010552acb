INSERT INTO publog_askedwitness AS kept (witness, size, answer, said, asked_at, since)
VALUES (%(witness)s, %(size)s, %(answer)s, %(said)s, %(at)s, %(at)s)
ON CONFLICT (witness) DO UPDATE SET
    size = excluded.size,
    answer = excluded.answer,
    said = excluded.said,
    asked_at = excluded.asked_at,
    since = CASE WHEN kept.answer = excluded.answer THEN kept.since ELSE excluded.since END
