-- What lies there before cards are revoked: each overdue one, and its two balances.
CREATE TEMPORARY TABLE reference_card (applicant_id uuid, award smallint, state text, PRIMARY KEY (applicant_id, award));
CREATE TEMPORARY TABLE reference_move (applicant_id uuid, award smallint, number smallint, at timestamptz, PRIMARY KEY (applicant_id, award, number));
CREATE TEMPORARY TABLE reference_transfer (posting_id uuid, leg smallint, debit uuid, credit uuid, amount bigint, PRIMARY KEY (posting_id, leg));
CREATE TEMPORARY TABLE reference_balance (of uuid, kind smallint, amount bigint CHECK (amount >= 0), PRIMARY KEY (of, kind));
CREATE TEMPORARY TABLE reference_message (owner_id uuid, id uuid, address bytea, words bytea, PRIMARY KEY (owner_id, id));
INSERT INTO reference_card
SELECT applicant_id, award, 'awarded' FROM cards_card WHERE buys_until <= now() + interval '40 days';
INSERT INTO reference_balance
SELECT applicant_id, leg, 1000000 FROM reference_card, generate_series(1, 2) AS leg;
ANALYZE reference_card, reference_balance;
