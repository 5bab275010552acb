-- One more of this kind for whoever it concerns; the audit is told of many at once (tell_of_attacks).
INSERT INTO audit_suspicion AS row (subject, kind, times, told, last_at)
VALUES (%(subject)s, %(kind)s, 1, 0, %(now)s)
ON CONFLICT (subject, kind) DO UPDATE SET times = row.times + 1, last_at = excluded.last_at
