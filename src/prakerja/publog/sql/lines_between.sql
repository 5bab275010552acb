SELECT submission.line
FROM publog_entry AS entry
INNER JOIN publog_submission AS submission ON submission.id = entry.submission_id
WHERE entry.index BETWEEN %(start)s AND %(end)s
ORDER BY entry.index
