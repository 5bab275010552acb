-- Each rule as a SELECT over the gathered facts: rules.py says the same of one person, and a test holds the two
-- together. One row per joiner and rule.
WITH finding (applicant_id, rule, reason, facts, source) AS (

    SELECT
        applicant_id,
        'citizenship',
        CASE WHEN %(citizens_only)s AND verified_on IS NULL THEN 'not_verified' ELSE '' END,
        jsonb_build_object('verified_on', verified_on),
        'registry'
    FROM joiner_facts

    UNION ALL
    SELECT
        applicant_id,
        'age',
        CASE
            WHEN years IS NULL THEN 'not_verified'
            WHEN years < %(minimum_age)s THEN 'too_young'
            WHEN years > %(maximum_age)s THEN 'too_old'
            ELSE ''
        END,
        jsonb_build_object('age', years, 'on', %(on)s::date, 'minimum', %(minimum_age)s, 'maximum', %(maximum_age)s),
        'registry'
    FROM joiner_facts
    CROSS JOIN LATERAL (SELECT date_part('year', age(%(on)s::date, birth_date))::int AS years) AS age

    UNION ALL
    SELECT
        facts.applicant_id,
        'education',
        CASE
            WHEN declared THEN 'declared_student'
            WHEN listed.list_id IS NOT NULL THEN 'listed_student'
            ELSE ''
        END,
        jsonb_build_object('declared', in_formal_education, 'list_id', listed.list_id, 'kind', listed.kind),
        CASE WHEN declared OR listed.list_id IS NULL THEN 'applicant' ELSE 'list' END
    FROM joiner_facts AS facts
    LEFT JOIN joiner_listed AS listed ON listed.applicant_id = facts.applicant_id AND listed.rule = 'education'
    CROSS JOIN LATERAL (SELECT %(in_education_barred)s AND in_formal_education IS TRUE AS declared) AS word

    UNION ALL
    SELECT
        applicant_id,
        'target_group',
        CASE WHEN employment = ANY (%(employments_allowed)s) THEN '' ELSE 'not_a_target_group' END,
        jsonb_build_object('employment', employment),
        'applicant'
    FROM joiner_facts

    UNION ALL
    SELECT
        facts.applicant_id,
        'barred_group',
        CASE
            WHEN declared THEN 'declared_office'
            WHEN listed.list_id IS NOT NULL THEN 'listed_office'
            ELSE ''
        END,
        jsonb_build_object('office', office, 'list_id', listed.list_id, 'kind', listed.kind),
        CASE WHEN declared OR listed.list_id IS NULL THEN 'applicant' ELSE 'list' END
    FROM joiner_facts AS facts
    LEFT JOIN joiner_listed AS listed ON listed.applicant_id = facts.applicant_id AND listed.rule = 'barred_group'
    CROSS JOIN LATERAL (SELECT (office = ANY (%(barred_groups)s)) IS TRUE AS declared) AS word

    UNION ALL
    SELECT
        facts.applicant_id,
        'aid',
        CASE WHEN listed.list_id IS NULL THEN '' ELSE 'listed_aid' END,
        jsonb_build_object('list_id', listed.list_id, 'kind', listed.kind),
        'list'
    FROM joiner_facts AS facts
    LEFT JOIN joiner_listed AS listed ON listed.applicant_id = facts.applicant_id AND listed.rule = 'aid'

    UNION ALL
    SELECT
        facts.applicant_id,
        'earlier_recipient',
        CASE
            WHEN barred_by_us THEN 'already_recipient'
            WHEN listed.list_id IS NOT NULL THEN 'listed_recipient'
            ELSE ''
        END,
        jsonb_build_object('wave', received_wave, 'list_id', listed.list_id, 'kind', listed.kind),
        CASE WHEN barred_by_us OR listed.list_id IS NULL THEN 'programme' ELSE 'list' END
    FROM joiner_facts AS facts
    LEFT JOIN joiner_listed AS listed ON listed.applicant_id = facts.applicant_id AND listed.rule = 'earlier_recipient'
    CROSS JOIN LATERAL (
        SELECT received_on IS NOT NULL AND (
            %(one_card_per_lifetime)s OR date_part('year', received_on)::int = ANY (%(years_barred)s)
        ) AS barred_by_us
    ) AS earlier

    UNION ALL
    SELECT
        applicant_id,
        'household',
        CASE WHEN held >= %(household_cap)s THEN 'household_full' ELSE '' END,
        jsonb_build_object('held', held, 'cap', %(household_cap)s),
        'programme'
    FROM joiner_facts
)

INSERT INTO screening_verdict (
    wave_id, applicant_id, rule, rule_version, passed, reason, facts, source, decided_at
)
SELECT %(wave_id)s, applicant_id, rule, %(rule_version)s, reason = '', reason, facts, source, %(now)s
FROM finding
ORDER BY applicant_id, rule
