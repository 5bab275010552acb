-- An outcome for every joiner, in a table like the draw's: half of them have a seat (prakerja bench screening).
CREATE TEMPORARY TABLE outcome (LIKE draw_outcome INCLUDING ALL) ON COMMIT DROP;
INSERT INTO outcome (wave_id, applicant_id, receipt, outcome, pass, area, "group", rank, key, home_area, home_rank)
SELECT
    wave_id, applicant_id, receipt,
    CASE WHEN number % 2 = 0 THEN 'seated' ELSE 'no_seat' END,
    CASE WHEN number % 2 = 0 THEN 1 END,
    CASE WHEN number % 2 = 0 THEN regency ELSE '' END,
    CASE WHEN number % 2 = 0 THEN '*' ELSE '' END,
    number, substr(md5(receipt), 1, 16), regency, number
FROM (SELECT *, row_number() OVER (ORDER BY receipt) AS number FROM waves_joiner) AS joiner
ORDER BY applicant_id;
