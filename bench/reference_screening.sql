-- What screening a wave takes at the least: everybody who joined, with the first of the lists that name them, kept in a
-- bare table (prakerja bench screening).
CREATE TEMPORARY TABLE bare ON COMMIT DROP AS
SELECT joiner.applicant_id, particulars.employment, min(listed.list_id) AS list_id
FROM waves_joiner AS joiner
JOIN identity_identity AS identity ON identity.applicant_id = joiner.applicant_id
JOIN profile_particulars AS particulars ON particulars.applicant_id = joiner.applicant_id
LEFT JOIN screening_listednik AS listed ON listed.digest = identity.nik_digest
GROUP BY joiner.applicant_id, particulars.employment;
