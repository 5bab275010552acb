"""How the bank misbehaves: one switch a service, and one for what it tells by itself, and one for its statements."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from prakerja_sandbox.bank.codes import MESSAGES
from prakerja_sandbox.bank.service_table import PAYING, SERVICE_BY_CODE

LONGEST_S: Final = 600.0
CALLBACKS: Final = "callbacks"
STATEMENTS: Final = "statements"
#: Names that stand for several.
GROUPS: Final = {
    "paying": PAYING,
    "inquiries": ("15", "16", "37"),
    "status": ("36", "39"),
    "all": tuple(code for code in SERVICE_BY_CODE if code != "73"),
}


class BankMode(StrEnum):
    """How a service, the callbacks or the statements behave; what each means is told in docs/sandbox-bank.md."""

    OK = "ok"
    SLOW = "slow"
    DOWN = "down"
    SILENT_BEFORE = "silent-before"
    SILENT_AFTER = "silent-after"
    LATE = "late"
    PENDING = "pending"
    FAILING = "failing"
    REFUSING = "refusing"
    BUSY = "busy"
    EXPIRED = "expired"
    GARBAGE = "garbage"
    REPLAY = "replay"
    RANDOM = "random"
    # callbacks
    NONE = "none"
    DOUBLED = "doubled"
    FORGED = "forged"
    UNKNOWN = "unknown"
    # statements
    MISSING = "missing"
    BOTH = "missing-and-doubled"


_OF_SERVICES: Final = tuple(BankMode)[: tuple(BankMode).index(BankMode.NONE)]
_OF_CALLBACKS: Final = (
    BankMode.OK,
    BankMode.NONE,
    BankMode.LATE,
    BankMode.DOUBLED,
    BankMode.FORGED,
    BankMode.UNKNOWN,
    BankMode.RANDOM,
)
_OF_STATEMENTS: Final = (BankMode.OK, BankMode.MISSING, BankMode.DOUBLED, BankMode.BOTH)
GARBAGE: Final = ("html", "json", "word", "empty", "number")
#: What `random` does of a thousand calls, where nothing else is said. The rest goes well.
RATES: Final = {
    BankMode.SILENT_AFTER: 20,
    BankMode.SILENT_BEFORE: 20,
    BankMode.LATE: 10,
    BankMode.PENDING: 40,
    BankMode.FAILING: 30,
    BankMode.BUSY: 20,
    BankMode.EXPIRED: 10,
    BankMode.GARBAGE: 20,
    BankMode.DOWN: 20,
}
RATES_OF_CALLBACKS: Final = {
    BankMode.NONE: 50,
    BankMode.LATE: 50,
    BankMode.DOUBLED: 100,
    BankMode.FORGED: 50,
    BankMode.UNKNOWN: 50,
}
_THOUSAND: Final = 1000


class BadBankSwitch(ValueError):
    """The switch cannot be set so; says which part and what is possible."""


@dataclass(frozen=True, slots=True)
class BankSwitch:
    """One behaviour.

    `seconds`: how long it is slow, silent, late, pending. `code`: HTTP and case of what it fails or refuses with.
    `booked`: whether what fails or answers garbage was done all the same. `kind`: of garbage; none: each in turn.
    `outcome`: of a pending payment, `success` or `failed`; none: `random` lets one of ten fail, else success.
    `retry_after`: of busy. `left`: for so many calls, then it is ok again; none: no end.
    `seed`, `rates`: of random, of a thousand calls.
    """

    mode: BankMode = BankMode.OK
    seconds: float = 2.0
    code: str = ""
    booked: bool = False
    kind: str = ""
    outcome: str = ""
    retry_after: int = 1
    left: int | None = None
    seed: int = 1
    rates: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BankSwitches:
    """All of them, by service code and the two names."""

    switches: Mapping[str, BankSwitch] = field(default_factory=dict)
    callback_url: str | None = None

    def __getitem__(self, name: str) -> BankSwitch:
        return self.switches.get(name, BankSwitch())

    def as_json(self) -> dict[str, object]:
        """The form in which /bank/switches.json shows and takes them; what is not named is ok."""
        shown: dict[str, object] = {name: asdict(switch) for name, switch in self.switches.items()}
        return {**shown, "callback_url": self.callback_url}

    def kept(self) -> str:
        """As a text to be read by `kept_switches`."""
        return json.dumps(self.as_json())

    def used(self, name: str) -> "BankSwitches":
        """One call fewer is left to the switch."""
        switch = self[name]
        is_spent = switch.left is None or switch.left <= 1
        left = BankSwitch() if is_spent else replace(switch, left=(switch.left or 0) - 1)
        return replace(self, switches={**self.switches, name: left})

    def changed(self, changes: object) -> "BankSwitches":
        """These with the changes applied; one that is named starts from its defaults. Raises BadBankSwitch."""
        if not isinstance(changes, Mapping):
            raise BadBankSwitch("send a JSON object")
        result = self
        for name, value in changes.items():
            if name == "callback_url" and (value is None or (isinstance(value, str) and value.startswith("http://"))):
                result = replace(result, callback_url=value)
                continue
            names = GROUPS.get(name, (name,))
            if not set(names) <= {*SERVICE_BY_CODE, CALLBACKS, STATEMENTS}:
                raise BadBankSwitch(f"{name!r} is no switch; there are {_possible()}")
            result = replace(result, switches={**result.switches, **{one: _switch(one, value) for one in names}})
        return result


def kept_switches(kept: str | None) -> BankSwitches:
    """Those of the note; all ok where there is none."""
    return BankSwitches().changed(json.loads(kept or "{}"))


def modes_of(name: str) -> tuple[BankMode, ...]:
    """What this one can do."""
    return {CALLBACKS: _OF_CALLBACKS, STATEMENTS: _OF_STATEMENTS}.get(name, _OF_SERVICES)


def dealt(switch: BankSwitch, about: str, rates: Mapping[BankMode, int]) -> BankSwitch:
    """What `random` does about this: the same for the same seed, whatever else is going on."""
    chance = chance_of(switch.seed, about)
    for mode, rate in ({BankMode(name): rate for name, rate in switch.rates.items()} or rates).items():
        if chance < rate:
            # Of what fails and answers garbage, half was done.
            half = chance_of(switch.seed, f"booked {about}") < _THOUSAND / 2
            return replace(switch, mode=mode, booked=switch.booked or half)
        chance -= rate
    return replace(switch, mode=BankMode.OK)


def chance_of(seed: int, about: str) -> float:
    """From 0 to under 1000."""
    digest = blake2b(f"{seed} {about}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64 * _THOUSAND


def _switch(name: str, value: object) -> BankSwitch:
    if not isinstance(value, Mapping) or (unknown := set(value) - set(BankSwitch.__slots__)):
        raise BadBankSwitch(
            f"{name}: {value if not isinstance(value, Mapping) else sorted(map(str, unknown))} is unknown"
        )
    try:
        switch = BankSwitch(
            mode=BankMode(value.get("mode") or BankMode.OK),
            seconds=float(value.get("seconds", 2.0)),
            code=str(value.get("code") or ""),
            booked=value.get("booked") in (True, "1", "on"),
            kind=str(value.get("kind") or ""),
            outcome=str(value.get("outcome") or ""),
            retry_after=int(value.get("retry_after", 1)),
            left=int(value["left"]) if value.get("left") not in (None, "") else None,
            seed=int(value.get("seed", 1)),
            rates={BankMode(name).value: int(rate) for name, rate in dict(value.get("rates") or {}).items()},
        )
    except (TypeError, ValueError) as error:
        raise BadBankSwitch(f"{name}: {error}") from error
    return _possible_one(name, switch)


def _possible_one(name: str, switch: BankSwitch) -> BankSwitch:
    faults = {
        f"mode is one of {[mode.value for mode in modes_of(name)]}": switch.mode not in modes_of(name),
        f"seconds are 0 to {LONGEST_S:.0f}": not 0 <= switch.seconds <= LONGEST_S,
        f"code is one of {list(MESSAGES)}": bool(switch.code) and switch.code not in MESSAGES,
        f"kind is one of {list(GARBAGE)}": bool(switch.kind) and switch.kind not in GARBAGE,
        "outcome is success or failed": switch.outcome not in ("", "success", "failed"),
        "retry_after is 0 or more": switch.retry_after < 0,
        "left is 1 or more": switch.left is not None and switch.left < 1,
        "rates are of a thousand, and no more together": _are_too_many(name, switch.rates),
    }
    if wrong := [said for said, is_so in faults.items() if is_so]:
        raise BadBankSwitch(f"{name}: {wrong[0]}")
    return switch


def _are_too_many(name: str, rates: Mapping[str, int]) -> bool:
    fits = all(rate >= 0 and BankMode(mode) in modes_of(name) for mode, rate in rates.items())
    return not fits or sum(rates.values()) > _THOUSAND


def _possible() -> list[str]:
    return [*SERVICE_BY_CODE, *GROUPS, CALLBACKS, STATEMENTS, "callback_url"]
