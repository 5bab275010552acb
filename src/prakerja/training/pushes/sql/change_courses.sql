-- These courses, which are locked, say what they are to say.
UPDATE training_course AS course
SET title = said.title,
    summary = said.summary,
    topics = said.topics,
    method = said.method,
    level = said.level,
    teacher = said.teacher,
    standard = said.standard,
    hours = said.hours,
    price = said.price,
    minimum_age = said.minimum_age,
    maximum_age = said.maximum_age,
    minimum_education = said.minimum_education,
    regency = said.regency,
    updated_at = statement_timestamp()
FROM jsonb_to_recordset(%(courses)s::jsonb) AS said (
    id bigint, title text, summary text, topics text[], method text, level text, teacher text, standard text, hours int,
    price bigint, minimum_age int, maximum_age int, minimum_education text, regency text
)
WHERE course.id = said.id
