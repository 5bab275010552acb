-- What screening all cards against a list is compared with: the list joined with those who have cards, in one statement.
SELECT count(*)
FROM cards_card AS card
JOIN screening_recipient AS recipient USING (applicant_id, award)
JOIN screening_listednik AS listed ON listed.digest = recipient.nik_digest;
