"""What an institution's own staff declare of participants in the browser: as its program does over v2."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.declare_forms import CodeForm, DeferForm, FinishForm, LeaveForm, RowForm
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.declare_absent import declare_absent
from prakerja.training.declarations.declare_left import declare_left
from prakerja.training.declarations.defer_training import defer_training
from prakerja.training.declarations.latest_declarations import latest_declarations
from prakerja.training.declarations.read_overdue import read_overdue
from prakerja.training.declarations.refusals import NoOtherSchedule
from prakerja.training.declarations.states import DeclarationKind, DeclarationState, LeaveReason
from prakerja.training.declarations.take_back_declaration import take_back_declaration
from prakerja.training.declare_completion import declare_completion
from prakerja.training.redeem_code import redeem_code
from prakerja.training.refusals import SeatsGone
from prakerja.words.declarations import DECLARATION_TAGS, DECLARED_NAMES
from prakerja.words.declaring import DECLARING_REFUSED
from prakerja.words.words import Words

_TEACHES: Final = PartnerKind.INSTITUTION
_SHOWN: Final = 30
#: What is wrong with another field than the code.
_FIELD_OF: Final = {NoOtherSchedule: "schedule_code", SeatsGone: "schedule_code"}

type Said = dict[str, Any]


@dataclass(frozen=True)
class Declaring:
    """`means`: what comes of it, before it is sent."""

    title: Words
    means: tuple[Words, ...]
    form: type[CodeForm]
    do: Callable[[Said, Work], object]
    done: Words


@require_safe
@member_page(kind=_TEACHES)
def declarations(request: MemberRequest) -> HttpResponse:
    """Of whom nothing is declared in time, what can be declared, and what became of the latest."""
    late = read_overdue(by=request.actor, at=read_clock()).purchases
    context = {
        "late": late[:_SHOWN],
        "more": max(len(late) - _SHOWN, 0),
        "ways": [(name, way.title) for name, way in DECLARING.items()],
        "latest": [
            (one, purchase, DECLARED_NAMES[DeclarationKind(one.kind)], *DECLARATION_TAGS[DeclarationState(one.state)])
            for one, purchase in latest_declarations(by=request.actor)
        ],
    }
    return render(request, "partner_console/declarations.html", context)


@form_page
@member_page(kind=_TEACHES)
def declare(request: MemberRequest, said: str) -> HttpResponse:
    """`fill`: a row of the list was chosen, and its code stands in the form: never in an address."""
    way = DECLARING.get(said)
    if way is None:
        raise Http404
    if request.method != "POST":
        return _page(request, way, way.form())
    if pressed(request, "go") == "fill":
        return _page(request, way, way.form(initial=RowForm(request.POST).chosen()))
    form = way.form(request.POST)
    if not form.is_valid():
        return _page(request, way, form)
    try:
        with unit_of_work(by=request.actor) as work:
            way.do(form.cleaned_data, work)
    except tuple(DECLARING_REFUSED) as refused:
        form.add_error(_FIELD_OF.get(type(refused), "redeem_code"), str(DECLARING_REFUSED[type(refused)]))
        return _page(request, way, form)
    messages.success(request, str(way.done))
    return redirect("partner_console:declarations")


def _page(request: MemberRequest, way: Declaring, form: CodeForm) -> HttpResponse:
    return render(request, "partner_console/declare.html", {"way": way, "form": form})


def _begin(said: Said, work: Work) -> object:
    return redeem_code(code=said["redeem_code"], by=work.actor, now=work.now)


def _finish(said: Said, work: Work) -> object:
    return declare_completion(
        code=said["redeem_code"],
        score_before=said["score_before"],
        score_after=said["score_after"],
        by=work.actor,
        now=work.now,
    )


def _absent(said: Said, work: Work) -> object:
    return declare_absent(code=said["redeem_code"], by=work.actor, now=work.now)


def _defer(said: Said, work: Work) -> object:
    return defer_training(code=said["redeem_code"], schedule_code=said["schedule_code"], by=work.actor, now=work.now)


def _leave(said: Said, work: Work) -> object:
    return declare_left(code=said["redeem_code"], reason=LeaveReason(said["reason"]), by=work.actor, now=work.now)


def _take_back(said: Said, work: Work) -> object:
    return take_back_declaration(code=said["redeem_code"], by=work.actor, now=work.now)


_ANSWERED: Final = gettext_lazy("Peserta diberi tahu, dan dapat mengajukan keberatan dalam lima hari kerja.")
_IN_TIME: Final = gettext_lazy("Dinyatakan dalam tiga hari kerja.")

#: By the word in the address, in the order in which it happens.
DECLARING: Final[Mapping[str, Declaring]] = {
    "mulai": Declaring(
        title=gettext_lazy("Peserta mulai"),
        means=(
            gettext_lazy("Kodenya ditukar, dan pelatihannya dimulai. Peserta diberi tahu."),
            gettext_lazy("Kehadirannya tetap ia konfirmasi sendiri."),
        ),
        form=CodeForm,
        do=_begin,
        done=gettext_lazy("Kode ditukar. Peserta sudah mulai."),
    ),
    "selesai": Declaring(
        title=gettext_lazy("Peserta selesai"),
        means=(
            gettext_lazy("Semua kehadiran dan tes akhirnya sudah dikonfirmasi peserta."),
            gettext_lazy("Sertifikatnya terbit dalam satu hari kerja. Hak Anda atasnya masuk rekapitulasi bulanan."),
            _ANSWERED,
        ),
        form=FinishForm,
        do=_finish,
        done=gettext_lazy("Peserta dinyatakan selesai."),
    ),
    "tidak-hadir": Declaring(
        title=gettext_lazy("Peserta tidak hadir"),
        means=(
            gettext_lazy("Kodenya tidak memulai jadwal ini lagi. Peserta dapat memilih jadwal lain."),
            _IN_TIME,
            _ANSWERED,
        ),
        form=CodeForm,
        do=_absent,
        done=gettext_lazy("Peserta dinyatakan tidak hadir."),
    ),
    "pindah": Declaring(
        title=gettext_lazy("Peserta pindah jadwal"),
        means=(gettext_lazy("Kode dan kursinya pindah ke jadwal yang baru."), _ANSWERED),
        form=DeferForm,
        do=_defer,
        done=gettext_lazy("Peserta dipindahkan ke jadwal yang baru."),
    ),
    "keluar": Declaring(
        title=gettext_lazy("Peserta keluar"),
        means=(
            gettext_lazy("Tidak ada yang diikuti lagi, dan Anda tidak dibayar untuknya."),
            _IN_TIME,
            _ANSWERED,
        ),
        form=LeaveForm,
        do=_leave,
        done=gettext_lazy("Peserta dinyatakan keluar."),
    ),
    "cabut": Declaring(
        title=gettext_lazy("Cabut keterangan"),
        means=(
            gettext_lazy("Peserta yang dinyatakan tidak hadir atau keluar ditunggu lagi seperti semula."),
            gettext_lazy("Ini dapat dilakukan dalam lima hari kerja sesudah dinyatakan."),
        ),
        form=CodeForm,
        do=_take_back,
        done=gettext_lazy("Keterangan dicabut. Peserta diberi tahu."),
    ),
}
