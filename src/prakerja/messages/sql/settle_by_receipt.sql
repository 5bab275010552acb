-- The message of this reference takes the outcome that its receipt tells; a settled one keeps what it has.
UPDATE outbox_message AS message
SET
    state = CASE WHEN receipt.delivered THEN 'delivered' ELSE 'failed' END,
    failure = CASE WHEN receipt.delivered THEN '' ELSE receipt.code END,
    settled_at = receipt.received_at
FROM outbox_receipt AS receipt
WHERE
    receipt.gateway = %(gateway)s
    AND receipt.provider_ref = %(provider_ref)s
    AND message.gateway = receipt.gateway
    AND message.provider_ref = receipt.provider_ref
    AND message.state = 'sent'
