-- Decides: one verdict per joiner of a portion of the stretch, from the gathered facts. rules.py is its oracle, which says the same of
-- one person; a test holds the two together. The reasons stand in the order in which a person is told of them; none: eligible. Whoever
-- has a verdict already refuses all: ON CONFLICT DO NOTHING took 12.5 µs a row instead of 7.2 (measured).
INSERT INTO screening_verdict (
    applicant_id, occasion, number, decided_at, rules_version, as_of, minimum_age, maximum_age, household_cap,
    verified_on, age, in_formal_education, employment, office, disability, received_wave, household_held,
    household, receipt, regency, tickets, place, education_list_id, office_list_id, aid_list_id, recipient_list_id, reasons
)
SELECT
    facts.applicant_id,
    'draw',
    %(number)s,
    %(now)s,
    %(rules_version)s,
    %(as_of)s,
    %(minimum_age)s,
    %(maximum_age)s,
    %(household_cap)s,
    facts.verified_on,
    lived.years,
    facts.in_formal_education,
    facts.employment,
    facts.office,
    facts.disability,
    facts.received_wave,
    facts.household_held,
    family.household,
    facts.receipt,
    facts.regency,
    facts.tickets,
    facts.place,
    facts.education_list_id,
    facts.office_list_id,
    facts.aid_list_id,
    facts.recipient_list_id,
    array_remove(ARRAY[
        CASE WHEN %(citizens_only)s AND facts.verified_on IS NULL THEN 'not_verified' END,
        CASE
            WHEN lived.years IS NULL THEN 'age_unknown'
            WHEN lived.years < %(minimum_age)s THEN 'too_young'
            WHEN lived.years > %(maximum_age)s THEN 'too_old'
        END,
        CASE
            WHEN %(in_education_barred)s AND facts.in_formal_education THEN 'declared_student'
            WHEN facts.education_list_id IS NOT NULL THEN 'listed_student'
        END,
        CASE WHEN facts.employment = ANY (%(employments_allowed)s) THEN NULL ELSE 'not_a_target_group' END,
        CASE
            WHEN facts.office = ANY (%(barred_groups)s) THEN 'declared_office'
            WHEN facts.office_list_id IS NOT NULL THEN 'listed_office'
        END,
        CASE WHEN facts.aid_list_id IS NOT NULL THEN 'listed_aid' END,
        CASE
            WHEN facts.is_barred_recipient THEN 'already_recipient'
            WHEN facts.recipient_list_id IS NOT NULL THEN 'listed_recipient'
        END,
        CASE WHEN facts.household_held >= %(household_cap)s THEN 'household_full' END
    ], NULL)
FROM joiner_facts AS facts
LEFT JOIN joiner_household AS family ON family.number = facts.number
CROSS JOIN LATERAL (SELECT date_part('year', age(%(as_of)s::date, facts.birth_date))::int AS years) AS lived
WHERE facts.number BETWEEN %(first)s AND %(last)s
-- In this order the verdicts are added at the end of their index instead of all over it.
ORDER BY facts.number
