-- reads: waves_wave
-- What the house took for payments of which no fee is booked yet, is noted with them.
WITH noted AS (
    UPDATE payouts_instruction AS instruction
    SET fee = stated.kept_fee
    FROM stated
    WHERE instruction.payee_id = stated.payee_id
      AND instruction.number = stated.instruction
      AND instruction.fee = 0
      AND instruction.state IN ('paid', 'refused', 'returned', 'removed')
      AND stated.kept_fee > 0
    RETURNING instruction.*
)
SELECT noted.payee_id, noted.number, noted.payee_kind, noted.rail, noted.fee, batch.year, wave.number, batch.house
FROM noted
JOIN payouts_batch AS batch ON batch.id = noted.batch_id
LEFT JOIN waves_wave AS wave ON wave.id = noted.wave_id
