"""The declaration: read, ticked statement by statement, signed, and taken home as a copy."""

from collections.abc import Collection

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.kit.clock import WIB
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.profile.declaration_text import DeclarationText, current_declaration
from prakerja.profile.declaration_text import declaration as declaration_of
from prakerja.profile.facts import answers_of, declaration_signed_by
from prakerja.profile.models import Declaration
from prakerja.profile.sign_declaration import (
    AnswersContradict,
    DeclarationOutdated,
    StatementsNotTicked,
    sign_declaration,
)
from prakerja.words.profile import BARRIERS


class DeclarationForm(forms.Form):
    """One tick per statement, and the version that was read."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, text: DeclarationText, language: str, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"version": text.version})
        for number, one in enumerate(text.statements, start=1):
            self.fields[one.name] = forms.BooleanField(required=False, label=f"{number}. {one.texts[language]}")

    def ticked(self) -> list[str]:
        """The statements' names, once the form is valid."""
        return [name for name in self.fields if name != "version" and self.cleaned_data[name]]

    def add_unticked(self, names: Collection[str]) -> None:
        statements = [name for name in self.fields if name != "version"]
        for number, name in enumerate(statements, start=1):
            if name in names:
                self.add_error(name, _("Centang pernyataan %(number)s bila benar") % {"number": number})


@form_page
def declaration(request: ApplicantRequest) -> HttpResponse:
    text, language = current_declaration(), get_language() or "id"
    signed = declaration_signed_by(request.applicant_id)
    if request.method != "POST":
        return _show(request, text, signed)
    form = DeclarationForm(text, language, data=request.POST)
    context: dict[str, object] = {"form": form, "text": text, "earlier": signed, "denied": []}
    if not form.is_valid():
        return render(request, "profile/declaration.html", context)
    try:
        _sign(request, form, language)
    except DeclarationOutdated:
        messages.warning(request, _("Pernyataan ini sudah diganti. Bacalah yang baru."))
    except StatementsNotTicked as refused:
        form.add_unticked(refused.names)
        return render(request, "profile/declaration.html", context)
    except AnswersContradict as refused:
        denied = [BARRIERS[barrier] for barrier in refused.barriers.values()]
        return render(request, "profile/declaration.html", context | {"earlier": None, "denied": denied}, status=409)
    return redirect("profile:declaration")


def _show(request: ApplicantRequest, text: DeclarationText, signed: Declaration | None) -> HttpResponse:
    if signed is not None and signed.version == text.version:
        statements = [one.texts[signed.language] for one in text.statements]
        return render(request, "profile/declaration_signed.html", {"signed": signed, "statements": statements})
    context = {"form": DeclarationForm(text, get_language() or "id"), "text": text, "earlier": signed, "denied": []}
    return render(request, "profile/declaration.html", context)


@require_safe
def declaration_copy(request: ApplicantRequest) -> HttpResponse:
    """The signed text with its hash and time, as a file."""
    signed = declaration_signed_by(request.applicant_id)
    if signed is None:
        raise Http404
    content = _copy_of(signed, name=answers_of(request.applicant_id).full_name or "")
    return HttpResponse(
        content,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="pernyataan-prakerja-{signed.version}.txt"'},
    )


def _sign(request: ApplicantRequest, form: DeclarationForm, language: str) -> None:
    with unit_of_work(by=request.actor) as work:
        sign_declaration(
            applicant_id=request.applicant_id,
            version=form.cleaned_data["version"],
            ticked=form.ticked(),
            language=language,
            by=work.actor,
            now=work.now,
        )


def _copy_of(signed: Declaration, *, name: str) -> str:
    text = declaration_of(signed.version).text(signed.language)
    lines = [
        "-----",
        _("Dinyatakan oleh: %(name)s") % {"name": name},
        _("Waktu: %(at)s WIB") % {"at": f"{signed.accepted_at.astimezone(WIB):%d-%m-%Y %H:%M:%S}"},
        f"SHA-256: {signed.edition.text_sha256}",
        _("Angka ini dihitung dari teks di atas garis. Untuk memeriksanya:"),
        f"  sed '/^-----/,$d' pernyataan-prakerja-{signed.version}.txt | sha256sum",
    ]
    return text + "\n".join(lines) + "\n"
