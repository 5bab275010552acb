"""One run of mutmut's mutants over some files: the tests are collected once, and each mutant is a fork of that process.

mutmut's own command begins pytest anew for each mutant: 0.4 s before the first test, half an hour for the engine alone.
What it generates, and which tests pass through which function, is taken from it as it is.

A program by itself: whatever is imported before mutmut changes it cannot be changed.
"""

import json
import os
import shutil
import sys
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Final, NoReturn, cast

import pytest
from _pytest.runner import runtestprotocol
from django.db import connections
from mutmut import __main__ as mutmut
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.stats import load_stats
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from mutmut.workers.isolation import get_mutant_runner

#: A test that a mutant holds up longer than this has noticed it.
_SECONDS_A_TEST: Final = 30
_FOLDER: Final = Path("mutants")


def main(verdicts: str, changed: str, tests: str, *mutants: str) -> None:
    """Writes to this file, of each mutant, whether a test has found it: when all were tried."""
    chosen = config()
    chosen.only_mutate, chosen.pytest_add_cli_args_test_selection = changed.split(), tests.split()
    # In a process of its own, as it runs the tests: threads of theirs would be missing in every fork of this one.
    if (child := os.fork()) == 0:
        _make_mutants()
        os._exit(0)
    os.waitpid(child, 0)
    load_stats()
    set_mutant_under_test("")
    setup_source_paths()
    found, _ = mutmut.collect_source_file_mutation_data(mutant_names=mutants)
    tried = _Tried([name for _, name, _ in found])
    os.chdir(_FOLDER)
    options = [option for option in chosen.pytest_add_cli_args if option != "-x"]
    pytest.main(
        ["--rootdir=.", "--no-header", f"--timeout={_SECONDS_A_TEST}", *options, *tests.split()], plugins=[tried]
    )
    Path(verdicts).write_text(json.dumps(tried.verdicts, indent=1))


def _make_mutants() -> None:
    """The changed files, and which tests pass through each of their functions."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    _FOLDER.mkdir()
    set_mutant_under_test("mutant_generation")
    with mutmut.CatchOutput(), redirect_stdout(StringIO()):
        copy_src_dir()
        copy_also_copy_files()
        setup_source_paths()
        mutmut.create_mutants(max_children=2)
        mutmut.collect_or_load_stats(get_mutant_runner(1), apply_config_invalidation=True)


class _Tried:
    """Instead of running the tests: for each mutant, those that pass through it, quickest first, until one fails."""

    def __init__(self, mutants: list[str]) -> None:
        self.mutants = mutants
        self.verdicts: dict[str, bool] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # A failing example says enough: to look for a smaller one is time. (Imported late, as pytest wants it.)
        hypothesis = import_module("hypothesis")
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", deadline=None, phases=phases)
        hypothesis.settings.load_profile("mutants")
        items = {item.nodeid.removeprefix("mutants/"): item for item in session.items}
        set_mutant_under_test("")
        self._set_up_once(session)
        if _fails_in_a_fork("", session.items):
            raise pytest.UsageError("a test fails with nothing changed: nothing can be said of the mutants")
        for number, mutant in enumerate(self.mutants, start=1):
            self.verdicts[mutant] = _is_found(mutant, items)
            if number % 50 == 0:
                print(f"{number} of {len(self.mutants)}", file=sys.__stderr__, flush=True)
        return True

    def _set_up_once(self, session: pytest.Session) -> None:
        """What lasts for a session (the database, above all) is there before the first fork, and nothing is open."""
        needs = {item: getattr(item, "fixturenames", ()) for item in session.items}
        of_database = [item for item, names in needs.items() if "django_db_setup" in names]
        # The plainest of them: a server that a test brings along lives in threads, which no fork has.
        for plainest in sorted(of_database, key=lambda item: len(needs[item]))[:1]:
            _fails(plainest)
        connections.close_all()


def _is_found(mutant: str, items: dict[str, pytest.Item]) -> bool:
    """Whether one of the tests that pass through it fails; the quickest are tried first."""
    seconds = state().duration_by_test
    through = state().tests_by_mangled_function_name.get(mangled_name_from_mutant_name(mutant), set())
    tests = sorted((test for test in through if test in items), key=lambda test: seconds.get(test, 0.0))
    return _fails_in_a_fork(mutant, [items[test] for test in tests])


def _fails_in_a_fork(mutant: str, tests: list[pytest.Item]) -> bool:
    child = os.fork()
    if child == 0:
        _try_and_leave(mutant, tests)
    _, status = os.waitpid(child, 0)
    return status != 0


def _try_and_leave(mutant: str, tests: list[pytest.Item]) -> NoReturn:
    """Ends this process: with 0 when every test has passed."""
    code = 1
    try:
        set_mutant_under_test(mutant)
        failed = next((test.nodeid for test in tests if _fails(test)), None)
        code = int(failed is not None)
        if failed and not mutant:
            print(failed, file=sys.__stderr__, flush=True)
    finally:
        os._exit(code)


def _fails(test: pytest.Item) -> bool:
    # The session is what comes next: everything of the test's own is taken down, and the database stays.
    after = cast("pytest.Item", test.session)
    return any(report.failed for report in runtestprotocol(test, log=False, nextitem=after))


if __name__ == "__main__":
    main(*sys.argv[1:])
