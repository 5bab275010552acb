-- Drafts of an institution, in the order of their codes; a code that another course has is left out.
INSERT INTO training_course (
    code, institution_id, title, summary, topics, method, level, teacher, standard, hours, price, minimum_age, maximum_age,
    minimum_education, regency, shows_skill, state, stars, reviews
)
SELECT
    code, %(institution)s::uuid, title, summary, topics, method, level, teacher, standard, hours, price, minimum_age, maximum_age,
    minimum_education, regency, false, 'draft', 0, 0
FROM jsonb_to_recordset(%(courses)s::jsonb) AS said (
    code text, title text, summary text, topics text[], method text, level text, teacher text, standard text, hours int,
    price bigint, minimum_age int, maximum_age int, minimum_education text, regency text
)
ORDER BY code
ON CONFLICT (code) DO NOTHING
RETURNING code, id
