"""The switches that make the world outside slow, failing or wrong; one per outside system, plus what reports do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Final

from prakerja_sandbox.registry import REFUSALS


class Mode(StrEnum):
    """How an outside system behaves."""

    OK = "ok"
    SLOW = "slow"
    FAILING = "failing"
    DOWN = "down"
    GARBAGE = "garbage"
    WRONG = "wrong"


class Garbage(StrEnum):
    """What kind of nonsense a garbage answer is."""

    HTML = "html"
    JSON = "json"
    WORD = "word"
    EMPTY = "empty"


class Untruth(StrEnum):
    """What a mirror of the beacon does in mode wrong."""

    #: An hour late.
    LATE = "late"
    #: Signed by a stranger.
    FORGED = "forged"
    #: Randomness that is not the signature's hash.
    UNHASHED = "unhashed"
    #: Another chain, in all that it says.
    CHAIN = "chain"
    #: The signature of the round before.
    ROUND = "round"


class Lie(StrEnum):
    """What a witness does in mode wrong."""

    #: It vouches for whatever it is shown, another history of the log too.
    FORK = "fork"
    #: It vouches for a day earlier.
    EARLY = "early"
    #: Its line is by another key.
    FORGED = "forged"


class BadSwitch(ValueError):
    """The switch cannot be set so; says which part and what is possible."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One outside system's behaviour.

    `seconds` counts in mode slow; `kind` in garbage (None: each kind in turn); `code` in wrong, for the registry (None:
    nothing fits), for faces (None: somebody else), a beacon (an Untruth; None: forged) and a witness (a Lie; None:
    fork); `silent` in wrong, for SMS (accepted and never heard of again; otherwise a report says undelivered). `quota`
    is what the registry still answers today; None: no end.
    """

    mode: Mode = Mode.OK
    seconds: float = 5.0
    kind: Garbage | None = None
    code: str | None = None
    silent: bool = False
    quota: int | None = None


REGISTRY: Final = "registry"
SMS_SATU: Final = "sms-satu"
SMS_DUA: Final = "sms-dua"
MAIL: Final = "mail"
#: The servers of both partners that are told of events.
WEBHOOKS: Final = "webhooks"
#: The service that compares photos of faces.
FACES: Final = "faces"
#: The mirrors of the randomness beacon.
BEACONS: Final = ("beacon-satu", "beacon-dua", "beacon-tiga")
#: The witnesses of the public log.
WITNESSES: Final = tuple(f"witness-{part}" for part in ("satu", "dua", "tiga", "empat", "lima"))
SYSTEMS: Final = (REGISTRY, SMS_SATU, SMS_DUA, MAIL, WEBHOOKS, FACES, *BEACONS, *WITNESSES)
#: What it can be made to say in mode wrong.
LIKENESSES: Final = ("no_match", "unsure")
LONGEST_WAIT: Final = 120.0


@dataclass(frozen=True, slots=True)
class Switches:
    """All switches. `delivery_reports_url` None: where the command line said."""

    systems: Mapping[str, Switch] = field(default_factory=lambda: dict.fromkeys(SYSTEMS, Switch()))
    repeat_delivery_reports: bool = False
    delivery_reports_url: str | None = None

    def __getitem__(self, system: str) -> Switch:
        return self.systems[system]

    def as_json(self) -> dict[str, object]:
        """The form in which /switches.json shows and takes them."""
        shown: dict[str, object] = {name: asdict(switch) for name, switch in self.systems.items()}
        return shown | {
            "repeat_delivery_reports": self.repeat_delivery_reports,
            "delivery_reports_url": self.delivery_reports_url,
        }

    def changed(self, changes: object) -> "Switches":
        """These switches with the changes applied; a system that is named starts from its defaults.

        Raises BadSwitch, and then nothing is changed.
        """
        if not isinstance(changes, Mapping):
            raise BadSwitch("send a JSON object")
        systems, result = dict(self.systems), self
        for name, value in changes.items():
            if name in systems:
                systems[name] = _switch(name, value)
            elif name == "repeat_delivery_reports" and isinstance(value, bool):
                result = replace(result, repeat_delivery_reports=value)
            elif name == "delivery_reports_url" and (value is None or _is_http(value)):
                result = replace(result, delivery_reports_url=value)
            else:
                raise BadSwitch(
                    f"{name!r} is not a switch, or its value does not fit; switches: {list(self.as_json())}"
                )
        return replace(result, systems=systems)


def _is_http(value: object) -> bool:
    return isinstance(value, str) and value.startswith("http://")


def _switch(name: str, value: object) -> Switch:
    if not isinstance(value, Mapping):
        raise BadSwitch(f"{name}: send an object with a mode, one of {[mode.value for mode in Mode]}")
    if unknown := set(value) - set(Switch.__slots__):
        raise BadSwitch(f"{name}: {sorted(map(str, unknown))} is unknown; possible: {list(Switch.__slots__)}")
    try:
        switch = Switch(
            mode=Mode(value.get("mode", Mode.OK)),
            seconds=_number(float, "seconds", value.get("seconds", 5.0)),
            kind=Garbage(value["kind"]) if value.get("kind") else None,
            code=str(value["code"]) if value.get("code") else None,
            silent=bool(value.get("silent", False)),
            quota=None if value.get("quota") is None else _number(int, "quota", value["quota"]),
        )
    except (TypeError, ValueError) as error:
        raise BadSwitch(f"{name}: {error}") from error
    return _bounded(name, switch)


def _number[Number: (int, float)](kind: type[Number], part: str, value: object) -> Number:
    try:
        return kind(str(value))
    except ValueError as error:
        raise ValueError(f"{part} must be a {'whole ' if kind is int else ''}number") from error


_CODES: Final = (
    {REGISTRY: tuple(REFUSALS), FACES: LIKENESSES}
    | dict.fromkeys(BEACONS, tuple(Untruth))
    | dict.fromkeys(WITNESSES, tuple(Lie))
)


def _bounded(name: str, switch: Switch) -> Switch:
    if not 0 <= switch.seconds <= LONGEST_WAIT:
        raise BadSwitch(f"{name}: seconds must be between 0 and {LONGEST_WAIT:.0f}")
    if switch.code is not None and switch.code not in _CODES.get(name, ()):
        possible = {system: list(map(str, codes)) for system, codes in _CODES.items()}
        raise BadSwitch(f"{name}: code is for these, and one of {possible}")
    if switch.quota is not None and (name != REGISTRY or switch.quota < 0):
        raise BadSwitch(f"{name}: quota is for the registry, 0 or more")
    return switch
