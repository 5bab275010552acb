-- What the lines of one statement are about.
SELECT
    line.posting_id,
    line.kind,
    line.part,
    line.amount,
    line.evidence,
    line.evidence_number,
    line.earned_at,
    line.was_held,
    purchase.invoice_code,
    course.code AS course_code,
    course.title AS course,
    schedule.code AS schedule_code
FROM training_payableline AS line
JOIN training_purchase AS purchase ON purchase.applicant_id = line.applicant_id AND purchase.number = line.purchase
JOIN training_schedule AS schedule ON schedule.id = purchase.schedule_id
JOIN training_course AS course ON course.id = schedule.course_id
WHERE line.partner_id = %(partner)s AND line.month = %(month)s
