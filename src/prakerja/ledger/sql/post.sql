-- One posting, whole or not at all: its legs, then what they do to the balances of recipients, one after the other in
-- the order of their keys, so that two postings between the same people never wait crosswise. The first balance moves
-- once all legs are written, each of the others once the one before it has moved.
WITH written AS (
    INSERT INTO ledger_transfer (
        owner_id, posting_id, act, year, wave, happened_at, posted_at, corrects, closes, held_until, reason,
        leg, debit, debit_of, credit, credit_of, amount
    )
    VALUES {legs}
    ON CONFLICT (owner_id, posting_id, leg) DO NOTHING
    RETURNING leg
){moves}
SELECT ({written}) AS written, EXISTS (SELECT FROM {last}) AS moved
