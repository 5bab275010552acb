-- The reference under which a gateway knows a message; if its report is here already, that is told.
INSERT INTO outbox_deliveryreport AS report (gateway, reference, owner_id, message_id, code)
VALUES (%(gateway)s, %(reference)s, %(owner_id)s, %(message_id)s, '')
ON CONFLICT (gateway, reference) DO UPDATE
SET owner_id = excluded.owner_id, message_id = excluded.message_id
WHERE report.message_id IS NULL
RETURNING owner_id, message_id, delivered, code, received_at
