-- What an institution may know of a redeem code that is its own, and whether one meeting was attended.
-- reads: partners_partner
SELECT
    purchase.applicant_id,
    purchase.number,
    purchase.state,
    purchase.invoice_code,
    purchase.redeemed_at,
    platform.name AS platform,
    schedule.code AS schedule_code,
    schedule.starts_at,
    schedule.ends_at,
    schedule.cancelled_at,
    course.code AS course_code,
    course.method,
    EXISTS (
        SELECT FROM training_attendance AS attendance
        WHERE attendance.applicant_id = purchase.applicant_id AND attendance.purchase = purchase.number
            AND attendance.sequence = %(sequence)s
            AND NOT EXISTS (
                SELECT FROM training_presencephoto AS photo
                WHERE photo.applicant_id = attendance.applicant_id AND photo.purchase = attendance.purchase
                    AND photo.sequence = attendance.sequence AND photo.state IN ('refused', 'objected')
            )
    ) AS is_attended
FROM training_redeemcodeholder AS holder
JOIN training_purchase AS purchase
    ON purchase.applicant_id = holder.holder_id AND purchase.redeem_digest = holder.digest
JOIN training_schedule AS schedule ON schedule.id = purchase.schedule_id
JOIN training_course AS course ON course.id = schedule.course_id
JOIN partners_partner AS platform ON platform.id = purchase.platform_id
WHERE holder.digest = %(digest)s AND course.institution_id = %(institution_id)s
