-- One more seat is taken, where one is left.
UPDATE training_scheduleseats SET taken = taken + 1, updated_at = statement_timestamp()
WHERE schedule_id = %(schedule_id)s::bigint AND taken < seats
