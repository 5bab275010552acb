-- The first final report of a reference; if its message is known already, that is told.
INSERT INTO outbox_deliveryreport AS report (gateway, reference, delivered, code, received_at)
VALUES (%(gateway)s, %(reference)s, %(delivered)s, %(code)s, %(received_at)s)
ON CONFLICT (gateway, reference) DO UPDATE
SET delivered = excluded.delivered, code = excluded.code, received_at = excluded.received_at
WHERE report.delivered IS NULL
RETURNING owner_id, message_id, delivered, code, received_at
