-- Whether the file tells two different days of one person.
SELECT EXISTS (SELECT FROM imported_nik GROUP BY nik_digest HAVING min(since) <> max(since))
