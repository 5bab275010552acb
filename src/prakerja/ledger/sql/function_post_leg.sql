-- One posting of one leg, whole or not at all, and what it does to no balance, one or two, in the order of their keys.
-- Returns 0 where it stood there already, and moves nothing then. What a transaction evaluates here for the first time
-- costs it about a microsecond an expression: so there is no loop (ADR 0044), and two balances of one person are one
-- statement.
CREATE OR REPLACE FUNCTION public.ledger_post_leg(
    the_owner_id uuid, the_posting_id uuid, the_act text, the_year smallint, the_wave integer,
    the_happened_at timestamptz, the_posted_at timestamptz, the_corrects uuid, the_closes uuid, the_reason text,
    the_debit smallint, the_debit_of uuid, the_credit smallint, the_credit_of uuid, the_amount bigint,
    first_of uuid, first_kind smallint, first_gain bigint,
    second_of uuid, second_kind smallint, second_gain bigint
)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    moved integer;
BEGIN
    INSERT INTO public.ledger_transfer (
        owner_id, posting_id, leg, act, year, wave, happened_at, posted_at, corrects, closes, reason,
        debit, debit_of, credit, credit_of, amount
    )
    VALUES (
        the_owner_id, the_posting_id, 1, the_act, the_year, the_wave, the_happened_at, the_posted_at, the_corrects,
        the_closes, the_reason, the_debit, the_debit_of, the_credit, the_credit_of, the_amount
    )
    ON CONFLICT (owner_id, posting_id, leg) DO NOTHING;
    IF FOUND AND first_of = second_of THEN
        UPDATE public.ledger_balance
        SET amount = amount + CASE kind WHEN first_kind THEN first_gain ELSE second_gain END
        WHERE of = first_of AND kind = ANY (ARRAY[first_kind, second_kind]);
        GET DIAGNOSTICS moved = ROW_COUNT;
        IF moved < 2 THEN
            PERFORM public.ledger_open_unmoved(
                the_owner_id, the_posting_id, first_of, first_kind, first_gain, second_kind, second_gain
            );
        END IF;
        RETURN 1;
    END IF;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    UPDATE public.ledger_balance SET amount = amount + first_gain WHERE of = first_of AND kind = first_kind;
    IF NOT FOUND AND first_of IS NOT NULL THEN
        PERFORM public.ledger_open_balance(first_of, first_kind, first_gain);
    END IF;
    UPDATE public.ledger_balance SET amount = amount + second_gain WHERE of = second_of AND kind = second_kind;
    IF NOT FOUND AND second_of IS NOT NULL THEN
        PERFORM public.ledger_open_balance(second_of, second_kind, second_gain);
    END IF;
    RETURN 1;
END
$$
