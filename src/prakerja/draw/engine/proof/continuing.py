"""A draw that continues another, and what the log says after a result: the parent's seed, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from prakerja.draw.engine.continuing.entries import continued_in, numbered_entries
from prakerja.draw.engine.continuing.left_over import are_left, vacant_seats
from prakerja.draw.engine.continuing.standing import Link, Standing, Terms, standing_after
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.log_lines import read_line
from prakerja.draw.engine.proof.log_reading import LogReading
from prakerja.draw.engine.proof.opened_proof import NotAProof, opened_proof
from prakerja.draw.engine.proof.read_papers import read_papers
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.statement import seed_of

#: What both statements say alike: who committed, when, which round, and who joined.
_ALIKE: Final = (
    "scheme",
    "scheme_sha256",
    "cap",
    "joiners_root",
    "joiners_count",
    "household_key_sha256",
    "custodians",
    "reserves",
    "minimum_reveals",
    "commit_by",
    "reveal_by",
    "beacon",
)
_PAPERS: Final = (p.COMMITMENTS, p.REVEALS, p.CUTOFF, p.BEACON)


@dataclass
class Chain:
    """The bundles from the first draw, whose seed serves, to the last: their folders and papers. Each of them holds.

    `lines`: all that their parts of the log have, by number.
    """

    folders: list[Path]
    papers: list[p.Papers]
    lines: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for papers in self.papers:
            self.add_lines(papers.log)

    def add_lines(self, log: p.LogPaper) -> bool:
        """Whether no number has another line already."""
        told = {entry.index: entry.line for entry in log.entries}
        is_one = all(self.lines.get(index, line) == line for index, line in told.items())
        self.lines |= told
        return is_one

    @property
    def origin(self) -> str:
        return self.papers[0].cutoff.statement_sha256

    @property
    def terms(self) -> Terms:
        first = self.papers[0]
        seed = seed_of(self.origin, first.cutoff.reveals, first.beacon.randomness)
        stated = first.statement
        return Terms(self.origin, seed, stated.cap, stated.joiners_root, stated.joiners_count)

    def links(self) -> list[Link]:
        """All but the first."""
        return [self._link(number) for number in range(1, len(self.papers))]

    def _link(self, number: int) -> Link:
        papers = self.papers[number]
        index = stated_at(papers)
        return Link(self.folders[number], str(read_line(self.lines[index])["statement_sha256"]), index)


@contextmanager
def opened_chain(parents: Sequence[Path]) -> Iterator[Chain]:
    """`parents`: bundles that hold, the nearest first; what lies beyond the first draw is not looked at.

    Raises NotAProof.
    """
    with ExitStack() as stack:
        folders, papers = [], []
        for path in parents:
            folder = stack.enter_context(opened_proof(path))[0]
            read = read_papers(folder)[0]
            if read is None:
                raise NotAProof(f"{path}: its papers cannot be read; verify it first")
            folders.append(folder)
            papers.append(read)
            if not read.statement.parent:
                break
        else:
            raise NotAProof("the draw with which all of it began is not among the parents")
        yield Chain(folders[::-1], papers[::-1])


def stated_at(papers: p.Papers) -> int:
    """The number of the statement's entry; -1: there is none."""
    stated = papers.statement.model_dump()
    found = (entry.index for entry in papers.log.entries if read_line(entry.line).get("statement") == stated)
    return next(found, -1)


def differing_papers(folder: Path, papers: p.Papers, chain: Chain) -> Iterator[Found]:
    """What is not the parent's, and must be."""
    parent, theirs = chain.folders[-1], chain.papers[-1]
    names = [name for name in _PAPERS if (folder / name).read_bytes() != (parent / name).read_bytes()]
    names += [
        f"{p.STATEMENT} {key}" for key in _ALIKE if getattr(papers.statement, key) != getattr(theirs.statement, key)
    ]
    if papers.cutoff.statement_sha256 != chain.origin:
        names.append("origin")
    yield from (Found("continuing_differs", name) for name in names)


@dataclass
class AfterResult:
    """What came after the first draw's result. `faults`, `lacks`: of the entries and of the chain."""

    chain: Chain
    standing: Standing
    faults: list[Found]


def after_result(chain: Chain, *, until: int | None) -> AfterResult:
    """`until`: the number of an entry before which everything counts; None: all does. Raises FileRefused."""
    lines = {index: line for index, line in chain.lines.items() if until is None or index < until}
    entries, faults = numbered_entries(lines, chain.origin)
    standing, wrong = standing_after(chain.folders[0], entries, chain.links(), terms=chain.terms)
    return AfterResult(chain, standing, faults + wrong)


def faults_after_result(chain: Chain) -> list[Found]:
    """What is wrong with all that the log says after it. Raises FileRefused.

    Where no entry speaks of the draw, its tables are not read once more: of a nation they are 44 million rows.
    """
    entries, faults = numbered_entries(chain.lines, chain.origin)
    return after_result(chain, until=None).faults if entries else faults


def tables_that_differ(folder: Path, after: AfterResult) -> Iterator[Found]:
    """Whether candidates and seats are what was left when the draw was stated."""
    try:
        if not are_left(folder / p.CANDIDATES, after.chain.folders[0] / p.CANDIDATES, after.standing):
            yield Found("continuing_differs", p.CANDIDATES)
        if read_seats(folder / p.SEATS) != vacant_seats(after.standing):
            yield Found("continuing_differs", p.SEATS)
    except FileRefused:
        yield Found("continuing_differs", "table")


def unknown_draws(lines: Mapping[int, str], known: set[str], origin: str) -> Iterator[Found]:
    """Draws that continue before an entry, and are not at hand: what follows them cannot be judged."""
    last = max((one.index for one in numbered_entries(lines, origin)[0]), default=-1)
    for index, statement in continued_in(lines, known):
        if index < last and statement not in known:
            yield Found("continuing", statement)


def unvouched(log: LogReading, origin: str, quorum: int) -> Iterator[Found]:
    """Entries about what came after the result that too few witnesses have cosigned."""
    lines = {entry.index: entry.line for entry in log.paper.entries}
    for one in numbered_entries(lines, origin)[0]:
        if len(log.times(lines[one.index])) < quorum:
            yield Found("quorum", f"entry {one.index}")
