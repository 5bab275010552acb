-- Legs of one act that stand in the books together: of one posting, or of several that hold. How many of them are new;
-- where that is not all, nothing is moved, and whoever called undoes the rest. The balances move in the order in which
-- they are named, which is that of their keys; what waits is told apart.
CREATE OR REPLACE FUNCTION public.ledger_post_legs(
    the_owner_id uuid, the_act text, the_year smallint, the_wave integer, the_happened_at timestamptz,
    the_posted_at timestamptz, the_corrects uuid, the_closes uuid, the_held_until timestamptz, the_reason text,
    the_posting_ids uuid[], the_legs smallint[], the_debits smallint[], the_debits_of uuid[],
    the_credits smallint[], the_credits_of uuid[], the_amounts bigint[],
    the_balances_of uuid[], the_kinds smallint[], the_gains bigint[]
)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    written integer := 0;
BEGIN
    FOR nth IN 1 .. cardinality(the_amounts) LOOP
        INSERT INTO public.ledger_transfer (
            owner_id, posting_id, leg, act, year, wave, happened_at, posted_at, corrects, closes, held_until, reason,
            debit, debit_of, credit, credit_of, amount
        )
        VALUES (
            the_owner_id, the_posting_ids[nth], the_legs[nth], the_act, the_year, the_wave, the_happened_at,
            the_posted_at, the_corrects, the_closes, the_held_until, the_reason, the_debits[nth], the_debits_of[nth],
            the_credits[nth], the_credits_of[nth], the_amounts[nth]
        )
        ON CONFLICT (owner_id, posting_id, leg) DO NOTHING;
        IF FOUND THEN
            written := written + 1;
        END IF;
    END LOOP;
    IF written < cardinality(the_amounts) THEN
        RETURN written;
    END IF;
    IF the_held_until IS NOT NULL THEN
        INSERT INTO public.ledger_openhold (owner_id, posting_id, held_until)
        SELECT the_owner_id, named, the_held_until FROM unnest(the_posting_ids) AS named;
    END IF;
    FOR nth IN 1 .. cardinality(the_gains) LOOP
        UPDATE public.ledger_balance SET amount = amount + the_gains[nth]
        WHERE of = the_balances_of[nth] AND kind = the_kinds[nth];
        IF NOT FOUND THEN
            PERFORM public.ledger_open_balance(the_balances_of[nth], the_kinds[nth], the_gains[nth]);
        END IF;
    END LOOP;
    RETURN written;
END
$$
