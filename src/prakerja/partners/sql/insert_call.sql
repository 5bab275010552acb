-- One more call of a partner.
INSERT INTO partners_call (partner_id, endpoint, status, error, at, microseconds)
VALUES (%(partner_id)s, %(endpoint)s, %(status)s, %(error)s, %(at)s, %(microseconds)s)
