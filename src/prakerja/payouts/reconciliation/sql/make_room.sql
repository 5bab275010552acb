-- What was told of this day before counts no more, where this is told otherwise.
UPDATE payouts_bankstatement
SET is_latest = FALSE
WHERE house = %(house)s::text AND day = %(day)s::date AND is_latest
  AND NOT EXISTS (
      SELECT FROM payouts_bankstatement AS same
      WHERE same.house = %(house)s::text AND same.day = %(day)s::date AND same.digest = %(digest)s::text
  )
