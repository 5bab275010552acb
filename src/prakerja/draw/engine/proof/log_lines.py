"""Single lines of the public log and of what stands below its checkpoints. Pure."""

import json

from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.signed_note import NotAKeyText, split_note


def lines_below(note: str) -> list[str]:
    """The checkpoint once with each of its lines. Raises NotANote."""
    text, signatures = split_note(note)
    return [f"{text}\n{line.group()}\n" for line in signatures]


def witness_key(text: str) -> WitnessKey | None:
    try:
        return WitnessKey.read(text)
    except NotAKeyText:
        return None


def read_line(line: str) -> dict[str, object]:
    """Empty for what the log would not write so."""
    try:
        told = json.loads(line)
        is_ours = isinstance(told, dict) and one_line(told) == line
    except (ValueError, RecursionError):
        return {}
    return told if is_ours else {}


def one_line(told: object) -> str:
    """As the log spells an entry."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def only_once(told: dict[str, object]) -> tuple[object, ...]:
    """What no log may say twice."""
    kind, statement = told.get("kind"), told.get("statement")
    if kind == "draw.statement" and isinstance(statement, dict):
        return ("draw.statement", str(statement.get("draw")), str(statement.get("attempt")))
    return ("draw.cutoff", str(told.get("statement_sha256"))) if kind == "draw.cutoff" else ()
