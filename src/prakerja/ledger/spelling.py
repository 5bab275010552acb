"""Accounts as people type them: `treasury:2020`, `wave-reserve:11`, `float:bni:2020`, `training-balance:` and an
applicant's id. Pure.
"""

from typing import Final
from uuid import UUID

from prakerja.ledger.chart import NATURE, Account, AccountKind, NotInChart, Of, at_house, house_and_year

_NUMBERED: Final = (Of.YEAR, Of.WAVE)
_BY_NAME: Final = {kind.name.lower().replace("_", "-"): kind for kind in AccountKind}
_NAME_OF: Final = {kind: name for name, kind in _BY_NAME.items()}


class NoSuchAccount(ValueError):
    """Nothing in the chart is written like that; says how it would be."""


def spelled(kind: int, of: UUID) -> str:
    """Of what stands in a row, also where it should not."""
    if kind not in NATURE:
        return f"{kind}:{of}"
    return f"{_NAME_OF[AccountKind(kind)]}:{_whose(NATURE[AccountKind(kind)].of, of)}"


def _whose(whose: Of, of: UUID) -> str:
    if whose is Of.HOUSE:
        try:
            return "{}:{}".format(*house_and_year(of))
        except NotInChart:
            return str(of)
    return str(of.int if whose in _NUMBERED and of.int < 10_000 else of)


def spelled_kind(kind: int) -> str:
    """The same of a kind alone."""
    return _NAME_OF[AccountKind(kind)] if kind in NATURE else str(kind)


def kind_named(name: str) -> AccountKind:
    """Raises NoSuchAccount."""
    if name not in _BY_NAME:
        raise NoSuchAccount(f"{name!r} is no kind of account: there are {', '.join(_BY_NAME)}")
    return _BY_NAME[name]


def account_named(text: str) -> Account:
    """Raises NoSuchAccount."""
    name, _, whose = text.strip().lower().partition(":")
    kind = kind_named(name)
    of = NATURE[kind].of
    try:
        if of is Of.HOUSE:
            house, _, year = whose.partition(":")
            return at_house(house, _number(year).int)
        return Account(kind, _number(whose) if of in _NUMBERED else UUID(whose))
    except ValueError:
        raise NoSuchAccount(f"{name} is of one {of.value}: {name}:{_example(of)}") from None


def _number(text: str) -> UUID:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise ValueError(text)
    return UUID(int=int(text))


def _example(of: Of) -> str:
    return {Of.YEAR: "2020", Of.WAVE: "11", Of.HOUSE: "bni:2020"}.get(of, str(UUID(int=0)))
