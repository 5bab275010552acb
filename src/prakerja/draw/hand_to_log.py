"""What happens in an attempt stands in the public log, and soon: witnesses and deadlines wait for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from pydantic import JsonValue

from prakerja.draw.models import Statement
from prakerja.kit.queue import put_on_queue
from prakerja.publog.jobs import grow_log
from prakerja.publog.submit_entry import submit_entry


def hand_to_log(
    kind: str, statement: Statement, *, facts: Mapping[str, object], at: datetime, position: int | None = None
) -> None:
    """It gets its place at once, and not with the next minute. Part of the verbs of the draw."""
    once = statement.sha256 if position is None else f"{statement.sha256}:{position}"
    told = cast("dict[str, JsonValue]", {**facts, "statement_sha256": statement.sha256})
    submit_entry(kind, once=once, facts=told, at=at)
    put_on_queue(grow_log)
