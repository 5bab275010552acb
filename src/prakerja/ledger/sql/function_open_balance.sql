-- A balance that did not move because there is none yet: it begins with what is gained. Whoever loses has nothing.
CREATE OR REPLACE FUNCTION public.ledger_open_balance(the_of uuid, the_kind smallint, the_gain bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF the_gain < 0 THEN
        RAISE check_violation
        USING MESSAGE = 'an account that never held anything', CONSTRAINT = 'balance_is_never_below_zero';
    END IF;
    INSERT INTO public.ledger_balance (of, kind, amount) VALUES (the_of, the_kind, the_gain)
    ON CONFLICT (of, kind) DO UPDATE SET amount = ledger_balance.amount + excluded.amount;
END
$$
