"""What anybody's program reads of the public log: the signed checkpoint, the entries, proofs, the key."""

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.keep_cosignatures import NotOurs, NoWitness, keep_cosignatures
from prakerja.publog.merkle import Hash
from prakerja.publog.models import Stamp
from prakerja.publog.read_log import (
    OutsideLog,
    consistency,
    cosigned_note,
    declared_keys,
    inclusion,
    lines_between,
    newest_checkpoint,
    stamps_between,
)
from prakerja.publog.signed_note import NotANote
from prakerja.publog.submit_entry import one_line

#: Entries in one answer; whoever wants more asks again from where it ended.
AT_ONCE: Final = 1_000
#: Time stamps in one answer: each has its certificates in it.
_STAMPS_AT_ONCE: Final = 100
_LARGEST: Final = 2**62
#: Whoever posts a line that a key of a pinned witness has signed.
_WITNESS: Final = Actor.system("web.cosignatures")


class _BadQuestion(Exception):
    """A number is missing or is none."""


@require_safe
@login_not_required
def checkpoint(_request: HttpRequest) -> HttpResponse:
    newest = newest_checkpoint()
    if newest is None:
        raise Http404
    return _plain(cosigned_note(newest))


@require_POST
@login_not_required
@csrf_exempt
def cosignatures(request: HttpRequest) -> HttpResponse:
    """A witness hands in a checkpoint of ours with its line below: 204. 403: no witness of ours has signed it; 404: it
    is not ours; 400: it is no signed note.
    """
    try:
        with unit_of_work(by=_WITNESS) as work:
            keep_cosignatures(request.body.decode(), by=work.actor, now=work.now)
    except (NotANote, UnicodeDecodeError):
        return _plain("it is no signed note\n", status=400)
    except NotOurs:
        return _plain("it is no checkpoint of this log\n", status=404)
    except NoWitness:
        return _plain("no witness of this log has signed it\n", status=403)
    return HttpResponse(status=204)


@require_safe
@login_not_required
def key(_request: HttpRequest) -> HttpResponse:
    """The newest key that the log has said, as `--key` of `prakerja log verify` takes it."""
    keys = declared_keys()
    if not keys:
        raise Http404
    return _plain(f"{keys[-1]}\n")


@require_safe
@login_not_required
def entries(request: HttpRequest) -> HttpResponse:
    """One JSON object a line, `start` and `end` included; at most AT_ONCE of them."""
    try:
        start, end = _number(request, "start"), _number(request, "end")
    except _BadQuestion as bad:
        return _refused(bad)
    return _lines(lines_between(start, min(end, start + AT_ONCE - 1)))


@require_safe
@login_not_required
def stamps(request: HttpRequest) -> HttpResponse:
    """Of checkpoints over `start` to `end` entries, the largest first, one JSON object a line; at most a hundred."""
    try:
        start, end = _number(request, "start"), _number(request, "end")
    except _BadQuestion as bad:
        return _refused(bad)
    return _lines(_said_of(stamp) for stamp in stamps_between(start, end)[:_STAMPS_AT_ONCE])


@require_safe
@login_not_required
def prove_inclusion(request: HttpRequest) -> HttpResponse:
    return _proof(request, inclusion, "index", "size")


@require_safe
@login_not_required
def prove_consistency(request: HttpRequest) -> HttpResponse:
    return _proof(request, consistency, "old", "new")


def _proof(request: HttpRequest, prove: Callable[[int, int], Sequence[Hash]], first: str, second: str) -> HttpResponse:
    try:
        path = prove(_number(request, first), _number(request, second))
    except _BadQuestion as bad:
        return _refused(bad)
    except OutsideLog:
        return _plain("the log is not that long, or the first number is larger than the second\n", status=404)
    return JsonResponse({"path": [base64.b64encode(whole).decode() for whole in path]})


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) < _LARGEST):
        raise _BadQuestion(f"{name} must be a whole number, none or more")
    return int(text)


def _said_of(stamp: Stamp) -> str:
    reply, at = base64.b64encode(stamp.reply).decode(), stamp.stamped_at.isoformat()
    return one_line({"size": stamp.size, "note": stamp.note, "reply": reply, "stamped_at": at})


def _lines(lines: Iterable[str]) -> HttpResponse:
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="application/jsonl; charset=utf-8")


def _refused(bad: _BadQuestion) -> HttpResponse:
    return _plain(f"{bad}\n", status=400)


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
