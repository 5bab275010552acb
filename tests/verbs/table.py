"""The table of verbs: each in a situation in which it does what it is for, and all that it then writes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor


@dataclass(frozen=True)
class Doing:
    """Ready to be done, as often as one likes: everything is looked up anew by `do`."""

    do: Callable[[], object]
    by: Actor
    #: Whose rows it is about.
    owner_id: UUID


@dataclass(frozen=True)
class Entry:
    prepare: Callable[[], Doing]
    #: All tables that hold something else afterwards, but for the audit's.
    writes: frozenset[str]
    #: What the audit hears, in order.
    events: tuple[str, ...]
    #: What it says the second time; None: the same as the first, and nothing changes.
    again: type[Exception] | None
    #: Whether doing it a second time is a second deed (another letter, another look), which the audit hears as well.
    is_another: bool
    #: Whether it is done for everybody for whom it is time.
    is_of_all: bool


TABLE: Final[dict[str, Entry]] = {}
_QUEUE: Final = frozenset({"procrastinate_jobs", "procrastinate_events"})
#: Tables that are written together, by the name under which the table of verbs has them.
_TOGETHER: Final = {
    "a_job": _QUEUE,
    "a_message": _QUEUE | {"outbox_message"},
    "a_log_entry": frozenset({"publog_submission", "publog_waiting"}),
}


def verb(
    name: str,
    *,
    writes: str = "",
    events: str = "",
    again: type[Exception] | None = None,
    is_another: bool = False,
    is_of_all: bool = False,
) -> Callable[[Callable[[], Doing]], Callable[[], Doing]]:
    """Enters a situation into the table under the verb's name, or `verb: what is special`."""

    def enter(prepare: Callable[[], Doing]) -> Callable[[], Doing]:
        assert name not in TABLE
        tables = frozenset[str]().union(*(_TOGETHER.get(word, frozenset({word})) for word in writes.split()))
        TABLE[name] = Entry(prepare, tables, tuple(events.split()), again, is_another, is_of_all)
        return prepare

    return enter
