"""One run of mutmut with files and tests of its own: it knows one choice of each, in pyproject.toml.

A program by itself: whatever is imported before mutmut changes it cannot be changed.
"""

import sys

from mutmut.__main__ import cli
from mutmut.configuration import config


def main(changed: str, tests: str, *mutants: str) -> None:
    chosen = config()
    chosen.only_mutate, chosen.pytest_add_cli_args_test_selection = changed.split(), tests.split()
    cli(["run", *mutants])


if __name__ == "__main__":
    main(*sys.argv[1:])
