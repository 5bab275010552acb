"""A posting as one call in the database: of one leg, or of several. The functions themselves: `sql/function_*.sql`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from prakerja.kit.prepared import Value, Values, fetch_prepared
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import NATURE, Account, NotInChart, Of, Side, house_and_year
from prakerja.ledger.posting import Leg, NoPosting, Posting, nature_of

#: Of a year or a wave.
LARGEST_NUMBER: Final = 2**31 - 1

#: What is moved to and from each balance, in the order of their keys.
type Moves = tuple[tuple[Account, int], ...]


def run_posting(posting: Posting) -> int:
    """How many of its legs are new; the balances have moved if all are. Raises what the database says, and NoPosting
    where an account is none of the chart.
    """
    moves = moves_of(posting.legs, posting.act)
    if len(posting.legs) > 1 or posting.held_until is not None:
        return run_legs([posting], moves)
    return _written(call_of_one_leg(), values_of_one_leg(posting, moves))


def run_legs(postings: Sequence[Posting], moves: Moves) -> int:
    """The same of postings that have all else in common but their names and legs: together they do these moves."""
    return _written(sql_file(__file__, "post_legs"), _values_of_legs(postings, moves))


def call_of_one_leg() -> str:
    """The text of the call, of which there is one."""
    return sql_file(__file__, "post_leg")


def moves_of(legs: Iterable[Leg], act: str) -> Moves:
    """Raises NoPosting where an account is none of the chart."""
    gains: Counter[Account] = Counter()
    for leg in legs:
        _require_known(leg, act)
        for account, gain in ((leg.credit, int(leg.amount)), (leg.debit, -int(leg.amount))):
            if NATURE[account.kind].carries_balance:
                gains[account] += gain if NATURE[account.kind].grows_on is Side.CREDIT else -gain
    return tuple(sorted(gains.items(), key=lambda move: (move[0].of.bytes, move[0].kind)))


def values_of_one_leg(posting: Posting, moves: Moves) -> dict[str, Value]:
    """Amounts travel as text: a number is of another type the larger it is, and would be planned for anew."""
    (leg,) = posting.legs
    values = _values_in_common(posting) | {
        "posting_id": posting.id,
        "debit": leg.debit.kind.value,
        "debit_of": leg.debit.of,
        "credit": leg.credit.kind.value,
        "credit_of": leg.credit.of,
        "amount": str(int(leg.amount)),
    }
    for name in ("first", "second"):
        values |= dict.fromkeys((f"{name}_of", f"{name}_kind", f"{name}_gain"))
    for name, (account, gain) in zip(("first", "second"), moves, strict=False):
        values |= {f"{name}_of": account.of, f"{name}_kind": account.kind.value, f"{name}_gain": str(gain)}
    return values


def _values_of_legs(postings: Sequence[Posting], moves: Moves) -> Values:
    first = postings[0]
    legs = [(posting.id, number, leg) for posting in postings for number, leg in enumerate(posting.legs, start=1)]
    return {
        **_values_in_common(first),
        "held_until": first.held_until,
        "posting_ids": [named for named, _, _ in legs],
        "legs": [number for _, number, _ in legs],
        "debits": [leg.debit.kind.value for _, _, leg in legs],
        "debits_of": [leg.debit.of for _, _, leg in legs],
        "credits": [leg.credit.kind.value for _, _, leg in legs],
        "credits_of": [leg.credit.of for _, _, leg in legs],
        "amounts": [str(int(leg.amount)) for _, _, leg in legs],
        "balances_of": [account.of for account, _ in moves],
        "kinds": [account.kind.value for account, _ in moves],
        "gains": [str(gain) for _, gain in moves],
    }


def _values_in_common(posting: Posting) -> dict[str, Value]:
    return {
        "owner_id": posting.owner_id,
        "act": posting.act,
        "year": posting.year,
        "wave": posting.wave,
        "happened_at": posting.happened_at,
        "posted_at": posting.posted_at,
        "corrects": posting.corrects,
        "closes": posting.closes,
        "reason": posting.reason,
    }


def _written(call: str, values: Values) -> int:
    done = fetch_prepared(call, values)
    assert done is not None
    return int(done["written"])


def _require_known(leg: Leg, act: str) -> None:
    for account in (leg.debit, leg.credit):
        nature = nature_of(account, act)
        if nature.of in (Of.YEAR, Of.WAVE) and account.of.int > LARGEST_NUMBER:
            raise NoPosting(f"{act}: {account.kind.name} is of a {nature.of}, and not of anybody")
        if nature.of is Of.HOUSE:
            _require_house(account, act)


def _require_house(account: Account, act: str) -> None:
    try:
        house_and_year(account.of)
    except NotInChart as error:
        raise NoPosting(f"{act}: {error}") from error
