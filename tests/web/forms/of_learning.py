"""The forms of somebody who follows a training, filled in."""

from datetime import timedelta

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.declarations import key_of, objected
from tests.situations.learning import asked, finished
from tests.situations.presence_photos import in_doubt, look_at, photo_of, refused
from tests.situations.rehearsals import a_test_page
from tests.situations.reviews import GOOD
from tests.situations.surveys import ANSWERS, a_survey_today
from tests.situations.training import a_schedule, an_institution
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form
from tests.web.places.of_learning import a_beginning, a_missed_webinar


def _asked(go: str) -> Filled:
    bought = a_beginning()
    state = asked(bought, at=NOW)
    return Filled(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), f"/hadir/{state}/", {"go": go})


@form("confirming presence", leads_to="/hadir/")
def confirming() -> Filled:
    return _asked("confirm")


@form("declining presence", leads_to="/hadir/")
def declining() -> Filled:
    return _asked("decline")


@form("objecting to what was found in a photo", leads_to="/hadir/foto/1/1/")
def objecting_to_a_refusal() -> Filled:
    bought = refused(a_beginning(), at=NOW)
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    return Filled(browser, "/hadir/foto/1/1/", {"text": "Itu saya."})


@form("deciding whom a photo shows", leads_to="/kantor/kehadiran/")
def deciding_about_a_photo() -> Filled:
    photo = photo_of(in_doubt(a_beginning(), at=NOW))
    rina = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    look_at(photo, Actor.staff(rina.pk), at=NOW)
    address = f"/kantor/kehadiran/{photo.applicant_id}/{photo.purchase}/{photo.sequence}/"
    return Filled(signed_in(rina), address, {"decision": "another", "note": "Wajah lain."})


@form("writing a review", leads_to="/pelatihan-saya/1/ulasan/")
def reviewing() -> Filled:
    bought = finished(a_beginning(), at=NOW)
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    return Filled(browser, "/pelatihan-saya/1/ulasan/", {"stars": "4", "text": GOOD})


@form("answering on a test page", leads_to="/hadir-uji/", is_for_strangers=True)
def rehearsing() -> Filled:
    return Filled(Client(), f"/hadir-uji/{a_test_page(an_institution())}/", {"go": "confirm"})


def _said(fields: dict[str, object]) -> Filled:
    bought = a_missed_webinar()
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    return Filled(browser, f"/pelatihan-saya/{bought.number}/keterangan/", fields)


@form("confirming a declaration", leads_to="/pelatihan-saya/")
def confirming_a_declaration() -> Filled:
    return _said({"go": "confirm"})


@form("objecting to a declaration", leads_to="/pelatihan-saya/")
def objecting_to_a_declaration() -> Filled:
    return _said({"go": "object", "text": "Saya hadir"})


@form("taking another schedule", leads_to="/pelatihan-saya/")
def taking_another_schedule() -> Filled:
    bought = a_missed_webinar()
    other = a_schedule(bought.market.course, at=NOW, starts_in=timedelta(days=3))
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    return Filled(browser, f"/pelatihan-saya/{bought.number}/jadwal/", {"schedule": str(other.pk)})


@form("proposing what becomes of an objection", leads_to="/kantor/pelatihan/keterangan/")
def deciding_an_objection() -> Filled:
    bought = objected(a_missed_webinar(), at=NOW)
    key = "/".join(map(str, key_of(bought)))
    fields: dict[str, object] = {"go": "uphold", "reason_uphold": "Catatan jaringan membenarkannya"}
    account = a_member_of_staff("ratna@prakerja.example", Role.CURATOR)
    return Filled(signed_in(account), f"/kantor/pelatihan/keterangan/{key}/", fields)


@form("proposing to uphold what a certificate stands for", leads_to="/kantor/pelatihan/keterangan/")
def deciding_about_a_certificate() -> Filled:
    bought = objected(finished(a_beginning(), at=NOW), at=NOW)
    key = "/".join(map(str, key_of(bought)))
    fields: dict[str, object] = {"go": "uphold", "reason_uphold": "Kelasnya kosong", "withdrawn_for": "not_taught"}
    account = a_member_of_staff("ratna@prakerja.example", Role.CURATOR)
    return Filled(signed_in(account), f"/kantor/pelatihan/keterangan/{key}/", fields)


@form("asking for a badge", leads_to="/pelatihan-saya/")
def asking_for_a_badge() -> Filled:
    bought = finished(a_beginning(), at=NOW)
    return Filled(signed_in(Account.objects.get(pk=bought.buyer.applicant_id)), "/pelatihan-saya/1/badge/", {})


def _surveyed(fields: dict[str, object]) -> Filled:
    browser = signed_in(Account.objects.get(pk=a_survey_today().buyer.applicant_id))
    return Filled(browser, "/insentif/survei/1/", fields)


@form("handing in a survey", leads_to="/insentif/survei/1/")
def handing_in_a_survey() -> Filled:
    return _surveyed({**ANSWERS, "go": "hand_in"})


@form("saving a survey", leads_to="/insentif/survei/1/")
def saving_a_survey() -> Filled:
    return _surveyed({"work": "casual", "go": "save"})
