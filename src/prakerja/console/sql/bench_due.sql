-- Through the books, from the state to what is due to each holder (prakerja bench payouts).
-- reads: cards_card
SELECT
    applicant_id AS owner_id, ARRAY[applicant_id::text] AS subject, leg, debit, %(year)s::uuid AS debit_of, credit,
    CASE WHEN leg = 1 THEN %(year)s::uuid ELSE applicant_id END AS credit_of, %(amount)s::bigint AS amount
FROM cards_card, (VALUES (1, %(budget)s, %(treasury)s), (2, %(treasury)s, %(due)s)) AS given (leg, debit, credit)
