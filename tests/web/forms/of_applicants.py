"""The forms of the steps that an applicant takes, filled in."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.start_test import start_test
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.send_phone_code import send_phone_code
from tests.situations.accounts import NOW
from tests.situations.identity import SITI, a_reviewer, as_file, entered, in_photos, picture, refused_by
from tests.situations.own_cards import a_card, moved
from tests.situations.profile import a_checked_applicant, an_applicant, with_answers
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form

_NUMBER = "+6281100000000"
_BLUEPRINT = Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)
#: As small as a photo may be: it is measured anew each time.
_PICTURE = as_file(picture(size=(660, 420)))


def _browser(applicant_id: ApplicantId) -> Client:
    return signed_in(Account.objects.get(pk=applicant_id))


def _of(identity: Identity) -> Client:
    return _browser(ApplicantId(identity.pk))


@form("the three numbers", leads_to="/verifikasi-ktp/periksa/", is_another=True)
def numbers() -> Filled:
    typed = {"nik": "3171 0152 0390 0000", "family_card": "3171-0101-0110-0000", "birth_date": "12 03 1990"}
    return Filled(_browser(an_applicant()), "/verifikasi-ktp/nomor/", typed)


@form("sending the numbers off", leads_to="/verifikasi-ktp/menunggu/")
def sending_off() -> Filled:
    return Filled(_of(entered(SITI)), "/verifikasi-ktp/periksa/", {})


@form("claiming the NIK", leads_to="/verifikasi-ktp/")
def claiming() -> Filled:
    in_photos(SITI)
    return Filled(_of(in_photos(SITI)), "/verifikasi-ktp/ajukan/", {})


@form("asking for a second look", leads_to="/verifikasi-ktp/")
def asking_again() -> Filled:
    return Filled(_of(refused_by(a_reviewer()[1])), "/verifikasi-ktp/minta-lagi/", {})


@form("a photo of the card", leads_to="/verifikasi-ktp/")
def photo() -> Filled:
    file = SimpleUploadedFile("ktp.jpg", _PICTURE)
    return Filled(_of(in_photos(SITI)), "/verifikasi-ktp/foto/ktp/", {"gallery": file})


@form("an answer", leads_to="/data-diri/provinsi-ktp/")
def an_answer() -> Filled:
    return Filled(_browser(an_applicant()), "/data-diri/alamat-ktp/", {"ktp_address": "Jl. Melati 7"})


@form("two answers", leads_to="/data-diri/periksa/")
def two_answers() -> Filled:
    applicant_id = an_applicant()
    with_answers(applicant_id, now=NOW)
    typed = {"disability": "yes", "disability_kind": "visual"}
    return Filled(_browser(applicant_id), "/data-diri/disabilitas/", typed)


@form("all answers are right", leads_to="/beranda/")
def completing() -> Filled:
    applicant_id = an_applicant()
    with_answers(applicant_id, now=NOW)
    return Filled(_browser(applicant_id), "/data-diri/periksa/", {})


@form("the phone number", leads_to="/data-diri/nomor-hp/kode/")
def phone_number() -> Filled:
    return Filled(_browser(a_checked_applicant()), "/data-diri/nomor-hp/ganti/", {"number": "0811 0000 0000"})


@form("the code from the SMS", leads_to="/data-diri/nomor-hp/")
def phone_code() -> Filled:
    who = a_checked_applicant()
    code = send_phone_code(applicant_id=who, typed=_NUMBER, language="id", by=Actor.applicant(who), now=NOW)
    return Filled(_browser(who), "/data-diri/nomor-hp/kode/", {"code": code.digits})


@form("another SMS", leads_to="/data-diri/nomor-hp/kode/")
def another_sms() -> Filled:
    who, before = a_checked_applicant(), NOW - timedelta(minutes=1)
    send_phone_code(applicant_id=who, typed=_NUMBER, language="id", by=Actor.applicant(who), now=before)
    return Filled(_browser(who), "/data-diri/nomor-hp/kirim-lagi/", {"other_gateway": "1"})


@form("the declaration", leads_to="/data-diri/pernyataan/")
def declaration() -> Filled:
    text = current_declaration()
    ticked = {one.name: "on" for one in text.statements}
    return Filled(_browser(an_applicant()), "/data-diri/pernyataan/", ticked | {"version": text.version})


@form("starting the test", leads_to="/tes/soal/1/")
def starting() -> Filled:
    return Filled(_browser(an_applicant()), "/tes/mulai/", {})


def _under_way() -> Client:
    who = an_applicant()
    start_test(applicant_id=who, blueprint=_BLUEPRINT, by=Actor.applicant(who), now=NOW)
    return _browser(who)


@form("an answer of the test", leads_to="/tes/soal/3/")
def answering() -> Filled:
    return Filled(_under_way(), "/tes/soal/1/", {"answer_1": "2", "go": "next"})


@form("ending the test", leads_to="/tes/hasil/")
def ending() -> Filled:
    return Filled(_under_way(), "/tes/selesai/", {})


@form("seeing the card's number", is_another=True)
def seeing_the_number() -> Filled:
    return Filled(_browser(ApplicantId(a_card().applicant_id)), "/kartu/nomor/", {})


@form("an objection", leads_to="/kartu/keberatan/")
def objecting() -> Filled:
    card = moved(a_card(), CardState.REVOKED, MoveReason.CAUSE)
    return Filled(_browser(ApplicantId(card.applicant_id)), "/kartu/keberatan/", {"text": "Saya sudah membeli"})


@form("giving the card back", leads_to="/kartu/")
def giving_back() -> Filled:
    return Filled(_browser(ApplicantId(a_card().applicant_id)), "/kartu/kembalikan/", {"agrees": "on"})


@form("replacing a card's number that leaked", leads_to="/kartu/")
def replacing_the_number() -> Filled:
    card = a_card()
    browser = _browser(ApplicantId(card.applicant_id))
    return Filled(browser, "/kartu/ganti-nomor/", {"leaked": card.last_four})
