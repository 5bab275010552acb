-- As if all that has happened to payments had happened so much earlier: the clock leaps to the next moment at which the
-- product asks or sends, while nobody sends and nothing is under way (prakerja bench payouts --hostile).
UPDATE payouts_sending
SET sent_at = sent_at - %(by)s::interval, answered_at = answered_at - %(by)s::interval;
UPDATE payouts_instruction
SET built_at = built_at - %(by)s::interval, moved_at = moved_at - %(by)s::interval, next_at = next_at - %(by)s::interval,
    asked_at = asked_at - %(by)s::interval
WHERE state = 'built' OR next_at IS NOT NULL;
UPDATE payouts_batch SET float_untold_since = float_untold_since - %(by)s::interval;
UPDATE connectors_breaker SET rests_until = rests_until - %(by)s::interval
