"""The questions of surveys, by version: read once from `questions.toml`. Pure."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("questions.toml")

#: Options by question, both in the order in which they are shown.
type Questions = Mapping[str, tuple[str, ...]]


@cache
def versions() -> Mapping[int, Questions]:
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))["versions"]
    return {one["number"]: {code: tuple(options) for code, options in one["questions"].items()} for one in read}


def newest_version() -> int:
    return max(versions())
