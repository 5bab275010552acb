-- One more SMS of this day.
INSERT INTO connectors_smsofaday AS row (day, share, sent)
VALUES (%(day)s, %(share)s, 1)
ON CONFLICT (day, share) DO UPDATE SET sent = row.sent + 1
