"""One run of mutmut's mutants over some files: the tests are collected once, and each mutant is a fork of that process.

mutmut's own command begins pytest anew for each mutant: 0.4 s before the first test, half an hour for the engine alone.
What it generates, and which tests pass through which function, is taken from it as it is.

A program by itself: whatever is imported before mutmut changes it cannot be changed.
"""

import gc
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module
from io import StringIO
from math import ceil
from pathlib import Path
from typing import Final, NamedTuple, NoReturn, cast

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

#: A test that a mutant holds up longer has noticed it. Of the processor: on a busy machine others' work does not count.
_SECONDS_A_TEST: Final = 5
_TIMES_ITS_OWN: Final = 10
_SECONDS_ASLEEP: Final = 600
#: Almost every mutant that can be found falls to one of so many tests; one that cannot costs them all.
_LIKELIEST: Final = 40
_FOLDER: Final = Path("mutants")
_TOLD: Final = "told.json"


class _Verdict(NamedTuple):
    """A line of the file. `of`: the function as it was then, so that the verdict ends with it; nobody: survived."""

    mutant: str
    of: str
    found_by: str | None


class _Tests(NamedTuple):
    """What one fork tells: the test that failed, and the processor's seconds of each before it."""

    found_by: str | None
    seconds: dict[str, float]


def main(verdicts: str, changed: str, tests: str, chosen: str) -> int:
    """0 when every mutant of the part has a line in this file. `chosen`: "all", "untried" or "survived"."""
    told, options = Path(verdicts).absolute(), config()
    options.only_mutate, options.pytest_add_cli_args_test_selection = changed.split(), tests.split()
    # In a process of its own, as it runs the tests: threads of theirs would be missing in every fork of this one.
    if (child := os.fork()) == 0:
        _make_mutants()
        os._exit(0)
    os.waitpid(child, 0)
    load_stats()
    set_mutant_under_test("")
    setup_source_paths()
    found, _ = mutmut.collect_source_file_mutation_data(mutant_names=())
    every = [name for _, name, _ in found]
    tried = _Tried(_left_to_try(told, every, chosen), told)
    os.chdir(_FOLDER)
    # The text of a failure, as pytest likes to tell it, takes a second's parsing of a file of a thousand mutants.
    given = [*(option for option in options.pytest_add_cli_args if option != "-x"), "--tb=native"]
    pytest.main(["--rootdir=.", "--no-header", f"--timeout={_SECONDS_ASLEEP}", *given, *tests.split()], plugins=[tried])
    return int(not tried.is_done or len(_read(told)) < len(every))


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


def _function_now(mutant: str) -> str:
    return state().old_function_hashes.get(mangled_name_from_mutant_name(mutant), "")


def _left_to_try(told: Path, every: list[str], chosen: str) -> list[str]:
    """The file keeps what stays true beside this run: a run that is cut short loses nothing that it has found."""
    here = set(every)
    known = {one.mutant: one for one in _read(told) if one.mutant in here and one.of == _function_now(one.mutant)}
    survived = [name for name, one in known.items() if one.found_by is None]
    left = {"all": every, "untried": [name for name in every if name not in known], "survived": survived}[chosen]
    again = set(left)
    told.unlink(missing_ok=True)
    for name, one in known.items():
        if name not in again:
            _write(told, one)
    return left


def _read(told: Path) -> list[_Verdict]:
    lines = told.read_text().splitlines() if told.exists() else []
    return [_Verdict(*json.loads(line)) for line in lines]


def _write(told: Path, verdict: _Verdict) -> None:
    with told.open("a") as file:
        file.write(json.dumps(verdict) + "\n")


@dataclass
class _Tried:
    """Instead of running the tests: for each mutant, those that pass through it, until one fails."""

    mutants: list[str]
    told: Path
    is_done: bool = False
    found_others: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        # A failing example says enough: to look for a smaller one is time. Before the tests take their settings from
        # it, and after our own profile was loaded. (Imported late, as pytest wants it.)
        hypothesis = import_module("hypothesis")
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", deadline=None, phases=phases)
        hypothesis.settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid.removeprefix("mutants/"): item for item in session.items}
        set_mutant_under_test("")
        # Two that commit to one database at the same moment would find each other's rows.
        at_once = 1 if _sets_up(session) else len(os.sched_getaffinity(0))
        unchanged = _tried_in_a_fork("", session.items)
        if unchanged.found_by is not None:
            raise pytest.UsageError(f"{unchanged.found_by} with nothing changed: nothing can be said of the mutants")
        self.seconds = unchanged.seconds
        gc.freeze()
        children = [self._try_apart(self.mutants[start::at_once], items) for start in range(at_once)]
        self.is_done = not any(status for _, status in [os.waitpid(child, 0) for child in children])
        return True

    def _try_apart(self, mutants: list[str], items: dict[str, pytest.Item]) -> int:
        """The process that tries these: all with the likeliest tests, and only then what is left with the others."""
        if child := os.fork():
            return child
        code = 1
        try:
            left: dict[str, set[str]] = {}
            for mutant in mutants:
                tests = [test for test in self._likeliest_first(mutant) if test in items]
                if not self._is_told(mutant, [items[test] for test in tests[:_LIKELIEST]]):
                    left[mutant] = set(tests[_LIKELIEST:])
            print(f"{len(mutants) - len(left)} of {len(mutants)} found at once", file=sys.__stderr__, flush=True)
            for mutant, others in left.items():
                tests = [test for test in self._likeliest_first(mutant) if test in others]
                if not self._is_told(mutant, [items[test] for test in tests]):
                    _write(self.told, _Verdict(mutant, _function_now(mutant), None))
            code = 0
        finally:
            os._exit(code)

    def _is_told(self, mutant: str, tests: list[pytest.Item]) -> bool:
        """Whether one of these tests has found it, and the file says so."""
        if found_by := _tried_in_a_fork(mutant, tests, self.seconds).found_by:
            self.found_others[mangled_name_from_mutant_name(mutant)].add(found_by)
            _write(self.told, _Verdict(mutant, _function_now(mutant), found_by))
        return found_by is not None

    def _likeliest_first(self, mutant: str) -> list[str]:
        """Its tests: those that found another mutant of its function, then those that cost least."""
        function = mangled_name_from_mutant_name(mutant)
        through = state().tests_by_mangled_function_name.get(function, set())
        before = self.found_others[function]
        return sorted(through, key=lambda test: (test not in before, self.seconds.get(test, 0.0)))


def _sets_up(session: pytest.Session) -> bool:
    """What lasts for a session is there before the first fork, and nothing is open. Whether a database is among it."""
    needs = {item: getattr(item, "fixturenames", ()) for item in session.items}
    of_database = [item for item, names in needs.items() if "django_db_setup" in names]
    # The plainest of them: a server that a test brings along lives in threads, which no fork has.
    _fails(min(of_database or session.items, key=lambda item: ("tmp_path" in needs[item], len(needs[item]))))
    connections.close_all()
    return bool(of_database)


def _tried_in_a_fork(mutant: str, tests: list[pytest.Item], seconds: dict[str, float] | None = None) -> _Tests:
    """In a fork with files of its own. `seconds`: what each test costs when nothing is changed."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        child = os.fork()
        if child == 0:
            _try_and_leave(mutant, tests, folder, seconds)
        _, status = os.waitpid(child, 0)
        # One that ended in any other way (it ran too long, or crashed) was found as well.
        return (
            _Tests(*json.loads((Path(folder) / _TOLD).read_text())) if status == 0 else _Tests(f"status {status}", {})
        )


def _try_and_leave(mutant: str, tests: list[pytest.Item], folder: str, seconds: dict[str, float] | None) -> NoReturn:
    """Ends this process: with 0 when every test has passed or one has failed, and the folder holds which."""
    code, used = 1, {}
    try:
        tempfile.tempdir = folder
        set_mutant_under_test(mutant)
        found_by = None
        for test in tests:
            name, began = test.nodeid.removeprefix("mutants/"), _processor_seconds()
            if seconds is not None:
                _end_after(_SECONDS_A_TEST + _TIMES_ITS_OWN * seconds.get(name, 0.0))
            if _fails(test):
                found_by = name
                break
            used[name] = _processor_seconds() - began
        (Path(folder) / _TOLD).write_text(json.dumps(_Tests(found_by, used)))
        code = 0
    finally:
        os._exit(code)


def _processor_seconds() -> float:
    """Of this process and of those that it has started and seen the end of."""
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _end_after(seconds: float) -> None:
    """The system ends this process when it has used so much more of the processor: a mutant holds the test up."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(time.process_time() + seconds), hard))


def _fails(test: pytest.Item) -> bool:
    # The session is what comes next: everything of the test's own is taken down, and the database stays.
    after = cast("pytest.Item", test.session)
    return any(report.failed for report in runtestprotocol(test, log=False, nextitem=after))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
