"""Checks a bundle of format 2 against what somebody knows from outside; `verify.py` is the second opinion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.continuing import continuing_faults
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.findings import Findings, Given
from prakerja.draw.engine.proof.log_reading import LogReading
from prakerja.draw.engine.proof.log_rules import judge_log
from prakerja.draw.engine.proof.opened_proof import opened_proof
from prakerja.draw.engine.proof.read_papers import read_papers
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
    on_stage: Callable[[str], None] = _silent,
) -> Findings:
    """What a fresh computation of the draw finds. `path`: a folder or a zip. `parents`: the nearest first.

    Raises NotAProof.
    """
    with opened_proof(path) as (folder, doubled):
        findings = Findings()
        missing = [name for name in p.EVERY_FILE if not (folder / name).is_file()]
        findings.faults += [Found("file_doubled", name) for name in doubled]
        findings.faults += [Found("file_missing", name) for name in missing]
        if not findings.faults:
            _Verifier(folder, findings, given, trust, parents, on_stage).run()
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
    on_stage: Callable[[str], None]

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
            self._result(papers)

    def _papers(self, papers: p.Papers, hashes: dict[str, str]) -> None:
        found, stated = self.found, papers.statement
        found.cutoff, found.randomness = papers.cutoff.cutoff, papers.beacon.randomness
        found.origin = papers.cutoff.statement_sha256 if stated.parent else found.statement_sha256
        self.on_stage("checking signatures")
        judged = judge_papers(
            papers, origin=found.origin, trust=self.trust, cutoff=self.given.cutoff, randomness=self.given.randomness
        )
        self._take(judged)
        log = LogReading(papers.log, stated.log_key, stated.witnesses, self.trust.witnesses_among(stated.witnesses))
        found.faults += log.faults
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
        if stated.parent:
            self._parent(papers, log)

    def _parent(self, papers: p.Papers, log: LogReading) -> None:
        if not self.parents:
            self.found.lacks.append(Found("parent"))
            return
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
            with opened_proof(self.parents[0]) as (folder, _):
                self.found.faults += continuing_faults(self.folder, papers, log, parent=folder, origin=parent.origin)

    def _result(self, papers: p.Papers) -> None:
        self.found.seed = seed_of(self.found.origin, papers.cutoff.reveals, papers.beacon.randomness)
        self.on_stage("recomputing the draw")
        recompute(self.folder, papers.statement, self.found)

    def _take(self, judged: Judged) -> None:
        self.found.faults += judged.faults
        self.found.lacks += judged.lacks

    def _fault(self, name: str, where: str = "") -> None:
        self.found.faults.append(Found(name, where))
