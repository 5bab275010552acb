-- Sendings of one account, and to one number, happen one after the other, so that the caps can be counted.
SELECT
    pg_advisory_xact_lock(hashtextextended('phone code of ' || %(applicant)s, 0)),
    pg_advisory_xact_lock(hashtextextended('phone code to ' || %(number)s, 0))
