"""Checks a bundle of format 2 against what somebody knows from outside; `verify.py` is the second opinion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from prakerja.draw.engine.continuing.standing import Standing
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.continuing import (
    Chain,
    after_result,
    differing_papers,
    faults_after_result,
    opened_chain,
    stated_at,
    tables_that_differ,
    unknown_draws,
    unvouched,
)
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.findings import Findings, Given
from prakerja.draw.engine.proof.log_reading import LogReading
from prakerja.draw.engine.proof.log_rules import judge_log
from prakerja.draw.engine.proof.opened_proof import opened_proof
from prakerja.draw.engine.proof.read_papers import Misspelt, read_addenda, read_papers
from prakerja.draw.engine.proof.recompute import recompute
from prakerja.draw.engine.proof.rules import Judged, judge_papers, other_files
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.statement import seed_of


def _silent(_stage: str) -> None:
    pass


def verify_proof(
    path: Path,
    *,
    given: Given,
    trust: Trust,
    parents: Sequence[Path] = (),
    addenda: Path | None = None,
    on_stage: Callable[[str], None] = _silent,
) -> Findings:
    """What a fresh computation of the draw finds. `path`: a folder or a zip. `parents`: the nearest first.

    `addenda`: the file of what the log says after the result.

    Raises NotAProof.
    """
    with opened_proof(path) as (folder, doubled):
        findings = Findings()
        missing = [name for name in p.EVERY_FILE if not (folder / name).is_file()]
        findings.faults += [Found("file_doubled", name) for name in doubled]
        findings.faults += [Found("file_missing", name) for name in missing]
        if not findings.faults:
            _Verifier(folder, findings, given, trust, parents, addenda, on_stage).run()
        findings.faults = sorted(set(findings.faults))
        findings.lacks = sorted(set(findings.lacks))
        return findings


@dataclass
class _Verifier:
    folder: Path
    found: Findings
    given: Given
    trust: Trust
    parents: Sequence[Path]
    addenda: Path | None
    on_stage: Callable[[str], None]
    #: Parts of the log: the bundle's own, and that of the addenda.
    logs: list[LogReading] = field(default_factory=list)

    def run(self) -> None:
        self.on_stage("reading the papers")
        hashes = {name: sha256_of(self.folder / name) for name in p.LISTED}
        self.found.statement_sha256 = hashes[p.STATEMENT]
        if not self.given.statement:
            self.found.lacks.append(Found("statement"))
        elif self.given.statement != hashes[p.STATEMENT]:
            self._fault("statement_not_given")
        papers, manifest, misspelt = read_papers(self.folder)
        for name in misspelt:
            self._fault("paper_misspelt", name)
        for name, sha256 in manifest.items():
            if hashes[name] != sha256:
                self._fault("manifest_differs", name)
        if papers is not None:
            self.found.faults += other_files(papers.statement, hashes)
            self._papers(papers, hashes)
            self._draw(papers)

    def _papers(self, papers: p.Papers, hashes: dict[str, str]) -> None:
        found, stated = self.found, papers.statement
        found.cutoff, found.randomness = papers.cutoff.cutoff, papers.beacon.randomness
        found.origin = papers.cutoff.statement_sha256 if stated.parent else found.statement_sha256
        self.on_stage("checking signatures")
        judged = judge_papers(
            papers, origin=found.origin, trust=self.trust, cutoff=self.given.cutoff, randomness=self.given.randomness
        )
        self._take(judged)
        log = self._read_log(papers, papers.log)
        self._take(
            judge_log(
                papers,
                log,
                statement=found.statement_sha256,
                origin=found.origin,
                trust=self.trust,
                result=hashes[p.RESULT],
            )
        )

    def _read_log(self, papers: p.Papers, paper: p.LogPaper) -> LogReading:
        stated = papers.statement
        log = LogReading(paper, stated.log_key, stated.witnesses, self.trust.witnesses_among(stated.witnesses))
        self.found.faults += log.faults
        self.logs.append(log)
        return log

    def _draw(self, papers: p.Papers) -> None:
        """The draw itself, what it continues, and what came after it."""
        self.found.seed = seed_of(self.found.origin, papers.cutoff.reveals, papers.beacon.randomness)
        if not papers.statement.parent:
            self._result(papers, None)
            self._addenda(papers, Chain([self.folder], [papers]))
        elif self._has_parent(papers):
            with opened_chain(self.parents) as chain:
                self._continue(papers, chain)
                chain.folders.append(self.folder)
                chain.papers.append(papers)
                self._addenda(papers, chain)
        else:
            self._result(papers, None)

    def _continue(self, papers: p.Papers, chain: Chain) -> None:
        self.found.faults += differing_papers(self.folder, papers, chain)
        if not chain.add_lines(papers.log):
            self._fault("log_forked", p.LOG)
        after = after_result(chain, until=max(stated_at(papers), 0))
        self.found.faults += [*after.faults, *tables_that_differ(self.folder, after)]
        self._result(papers, after.standing)

    def _has_parent(self, papers: p.Papers) -> bool:
        """Whether it is at hand with all that it continues, and holds."""
        if not self.parents:
            self.found.lacks.append(Found("parent"))
            return False
        self.on_stage("checking the parent")
        given = replace(self.given, statement=papers.statement.parent)
        parent = verify_proof(self.parents[0], given=given, trust=self.trust, parents=self.parents[1:])
        names = sorted({one.name for one in parent.faults})
        if "statement_not_given" in names:
            self._fault("parent_differs")
        elif names:
            self._fault("parent_wrong", ", ".join(names))
        else:
            self.found.lacks += parent.lacks
        return not names and not any(one.name == "parent" for one in parent.lacks)

    def _result(self, papers: p.Papers, standing: Standing | None) -> None:
        self.on_stage("recomputing the draw")
        recompute(self.folder, papers.statement, self.found, standing=standing)

    def _addenda(self, papers: p.Papers, chain: Chain) -> None:
        """What the log says after the result, of a bundle in which nothing is wrong."""
        if self.addenda is not None:
            try:
                more = read_addenda(self.addenda)
            except Misspelt:
                self._fault("paper_misspelt", p.ADDENDA)
                return
            self._read_log(papers, more)
            if not chain.add_lines(more):
                self._fault("log_forked", p.ADDENDA)
        if self.found.faults:
            return
        self.on_stage("checking the addenda")
        try:
            self.found.faults += faults_after_result(chain)
        except FileRefused:
            self._fault("continuing_differs", "table")
        stated = papers.statement
        known = {self.found.statement_sha256, chain.origin, *(link.statement_sha256 for link in chain.links())}
        self.found.lacks += unknown_draws(chain.lines, known, chain.origin)
        for log in self.logs:
            if len(log.witnesses) >= stated.quorum:
                self.found.lacks += unvouched(log, chain.origin, stated.quorum)

    def _take(self, judged: Judged) -> None:
        self.found.faults += judged.faults
        self.found.lacks += judged.lacks

    def _fault(self, name: str, where: str = "") -> None:
        self.found.faults.append(Found(name, where))
