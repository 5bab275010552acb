-- Every award of somebody who has lost the identity that they won it by is doubted from its own day on, whether or not its
-- card is there yet; not one that has ended, and not one about which that was said before.
-- reads: screening_recipient
INSERT INTO cards_doubt (applicant_id, award, number, reason, list_id, effective_on, source, noted_at, state)
SELECT
    award.applicant_id,
    award.award,
    1 + (
        SELECT coalesce(max(earlier.number), 0)
        FROM cards_doubt AS earlier
        WHERE earlier.applicant_id = award.applicant_id AND earlier.award = award.award
    ),
    %(reason)s, NULL, (award.received_at AT TIME ZONE 'Asia/Jakarta')::date, %(source)s, %(now)s, 'open'
FROM screening_recipient AS award
LEFT JOIN cards_card AS card ON card.applicant_id = award.applicant_id AND card.award = award.award
WHERE
    award.applicant_id = %(applicant_id)s
    AND (card.state IS NULL OR card.state IN ('awarded', 'active', 'finished'))
    AND NOT EXISTS (
        SELECT
        FROM cards_doubt AS earlier
        WHERE earlier.applicant_id = award.applicant_id AND earlier.award = award.award AND earlier.reason = %(reason)s
    )
ORDER BY award.award
RETURNING award, number
