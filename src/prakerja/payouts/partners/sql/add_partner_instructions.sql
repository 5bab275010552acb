-- One instruction for each part, with its reference, in the batch of its statement's year. A batch that is built takes none.
CREATE TEMPORARY TABLE built_for_partner ON COMMIT DROP AS
SELECT keyed.*, {reference} AS reference
FROM (
    SELECT
        part.partner_id AS payee_id,
        to_char(part.month, 'YYYYMM')::integer AS month,
        part.month AS of_month,
        part.rail,
        part.account,
        part.amount,
        batch.id AS batch_id,
        batch.year,
        batch.house,
        (
            coalesce(earlier.number, 0) + row_number() OVER (PARTITION BY part.partner_id ORDER BY part.month, part.place)
        )::integer AS number,
        (
            coalesce(earlier.part, 0) + row_number() OVER (PARTITION BY part.partner_id, part.month ORDER BY part.place)
        )::smallint AS part
    FROM unnest(
        %(partners)s::uuid[], %(months)s::date[], %(places)s::integer[], %(rails)s::text[], %(accounts)s::smallint[],
        %(amounts)s::bigint[]
    ) AS part (partner_id, month, place, rail, account, amount)
    JOIN payouts_batch AS batch
        ON batch.due_on = %(due_on)s AND batch.house = %(house)s AND batch.payee_kind = 'partner'
        AND batch.year = extract(year FROM part.month) AND batch.state = 'building'
    LEFT JOIN LATERAL (
        SELECT
            (SELECT max(number) FROM payouts_instruction WHERE payee_id = part.partner_id) AS number,
            (
                SELECT max(award)
                FROM payouts_instructeddue AS due
                WHERE due.payee_id = part.partner_id
                  AND due.kind = 'statement'
                  AND due.number = to_char(part.month, 'YYYYMM')::integer
            ) AS part
    ) AS earlier ON true
) AS keyed
