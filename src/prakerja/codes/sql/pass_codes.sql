-- A code is passed, and with it whatever else was sent for the same thing to the same address; one of them may be used.
UPDATE codes_code
SET passed_at = coalesce(passed_at, %(now)s::timestamptz),
    used_at = CASE WHEN id = %(used)s::uuid THEN %(now)s::timestamptz ELSE used_at END
WHERE owner_id = %(owner_id)s AND purpose = %(purpose)s AND address_digest = %(address_digest)s
    AND bound_mark IS NOT DISTINCT FROM %(bound_mark)s::uuid AND (passed_at IS NULL OR id = %(used)s::uuid)
