-- One more of today's questions under this key; nothing comes back when the limit is reached.
INSERT INTO identity_dailyasks (key, day, asks) VALUES (%(key)s, %(day)s, 1)
ON CONFLICT (key, day) DO UPDATE SET asks = identity_dailyasks.asks + 1 WHERE identity_dailyasks.asks < %(limit)s
RETURNING asks
