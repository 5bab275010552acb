-- Of two balances of one person, those that did not move because there were none: each begins with what is gained.
-- Which did move, only the row says: it carries the mark of who wrote it last, the same that the posting's transfer, just
-- written, carries. Whether a row is there now says nothing: somebody else may have opened it since.
CREATE OR REPLACE FUNCTION public.ledger_open_unmoved(
    the_owner_id uuid, the_posting_id uuid,
    the_of uuid, first_kind smallint, first_gain bigint, second_kind smallint, second_gain bigint
)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    moved_kind smallint;
BEGIN
    SELECT balance.kind INTO moved_kind
    FROM public.ledger_balance AS balance
    JOIN public.ledger_transfer AS transfer ON transfer.xmin = balance.xmin
    WHERE
        transfer.owner_id = the_owner_id AND transfer.posting_id = the_posting_id AND transfer.leg = 1
        AND balance.of = the_of AND balance.kind = ANY (ARRAY[first_kind, second_kind]);
    IF moved_kind IS DISTINCT FROM first_kind THEN
        PERFORM public.ledger_open_balance(the_of, first_kind, first_gain);
    END IF;
    IF moved_kind IS DISTINCT FROM second_kind THEN
        PERFORM public.ledger_open_balance(the_of, second_kind, second_gain);
    END IF;
END
$$
