"""What the log and the tables have of what follows a wave's result: reading alone."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from prakerja.draw.attempts import AttemptNow
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.write_proof import verifier
from prakerja.draw.log_entries import ADDENDUM, APPEAL, STATEMENT
from prakerja.draw.models import Continuation
from prakerja.draw.papers_of import log_paper, papers_of
from prakerja.draw.statement import Statement
from prakerja.publog.models import Entry, Submission
from prakerja.publog.quorum import Quorum, places_of, vouched_for


def open_continuation(wave_id: int) -> Continuation | None:
    """The one that is stated and not drawn."""
    return Continuation.objects.filter(draw_id=wave_id, drawn_at=None).first()


def lines_after_result(origin: str) -> dict[int, str]:
    """What the log says of the draw whose statement is `origin`, by number."""
    found: dict[int, str] = {}
    for kind in (ADDENDUM, APPEAL):
        rows = Entry.objects.filter(submission__once_key__startswith=f"{kind}:{origin}:")
        found |= dict(rows.values_list("index", "submission__line"))
    return dict(sorted(found.items()))


def addenda_said(origin: str) -> int:
    """How many addenda were handed in about the draw, whether or not they have their place by now."""
    return _addenda(origin).count()


def are_addenda_placed(origin: str) -> bool:
    """Whether all that was handed in stands in the log: what is made of less would not be what verifiers make of it."""
    return not _addenda(origin).filter(entry=None).exists()


def _addenda(origin: str) -> QuerySet[Submission]:
    return Submission.objects.filter(once_key__startswith=f"{ADDENDUM}:{origin}:")


def parent_of(attempt: AttemptNow) -> str:
    """*F* of what a next draw continues: the newest that did, or the first."""
    newest = Continuation.objects.filter(draw_id=attempt.row.draw_id).order_by("-number").first()
    return newest.sha256 if newest else attempt.row.sha256


def continuing_statement(attempt: AttemptNow, *, number: int, parent: str, files: Mapping[str, Any]) -> dict[str, Any]:
    """The parent's terms, with other candidates, seats and verifier, under a name of its own."""
    name, script = f"{attempt.told.draw}-lanjutan-{number}", hashlib.sha256(verifier()).hexdigest()
    own = {**files, "draw": name, "attempt": 1, "previous": "", "parent": parent, "verify_sha256": script}
    return attempt.told.model_dump() | own


def is_vouched_for(continuation: Continuation) -> bool:
    """A quorum of its witnesses has seen the statement."""
    told = Statement.model_validate_json(continuation.file)
    place = places_of([name := f"{STATEMENT}:{continuation.sha256}"]).get(name)
    if place is None:
        return False
    vouched = vouched_for([place], by=told.witnesses)[place]
    return Quorum(told.witnesses, told.quorum).reached(vouched) is not None


def papers_of_continuation(attempt: AttemptNow, continuation: Continuation) -> p.Papers:
    """The parent's secrets and round; the log's part is its own statement and all that was said before it."""
    told = Statement.model_validate_json(continuation.file)
    entry = Entry.objects.select_related("submission").get(submission__once_key=f"{STATEMENT}:{continuation.sha256}")
    before = [(index, line) for index, line in lines_after_result(attempt.row.sha256).items() if index < entry.index]
    first = papers_of(attempt)
    log = log_paper([*before, (entry.index, entry.submission.line)], told.witnesses)
    return p.Papers(told, first.commitments, first.reveals, first.cutoff, first.beacon, log)


def addenda_of(attempt: AttemptNow) -> p.LogPaper:
    """All that the log says after the result, and the statements of what continued it."""
    lines = lines_after_result(attempt.row.sha256)
    names = [f"{STATEMENT}:{one}" for one in _statements(attempt)]
    stated = Entry.objects.filter(submission__once_key__in=names).values_list("index", "submission__line")
    return log_paper(sorted((lines | dict(stated)).items()), attempt.told.witnesses)


def _statements(attempt: AttemptNow) -> list[str]:
    return list(Continuation.objects.filter(draw_id=attempt.row.draw_id).values_list("sha256", flat=True))
