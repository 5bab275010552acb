-- A payment of this house under this reference is asked for as soon as its house may be asked again; what is over stays so.
-- Whether there is one.
WITH named AS (
    SELECT instruction.payee_id, instruction.number, instruction.state, instruction.asked_at
    FROM payouts_instructionreference AS reference
    JOIN payouts_instruction AS instruction
        ON instruction.payee_id = reference.payee_id AND instruction.number = reference.number
    JOIN payouts_batch AS batch ON batch.id = instruction.batch_id AND batch.house = %(house)s
    WHERE reference.reference = %(reference)s
),
asked AS (
    UPDATE payouts_instruction AS instruction
    SET next_at = greatest(%(now)s::timestamptz, named.asked_at + %(again)s::interval)
    FROM named
    WHERE instruction.payee_id = named.payee_id
      AND instruction.number = named.number
      AND instruction.state IN ('sending', 'pending', 'unknown', 'paid')
      AND (
          instruction.next_at IS NULL
          OR instruction.next_at > greatest(%(now)s::timestamptz, named.asked_at + %(again)s::interval)
      )
)
SELECT count(*) FROM named
