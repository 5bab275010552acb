"""The reviewers' pages."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.base import File
from django.core.files.storage import Storage
from pytest_django import Settings

import prakerja.pages
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.backoffice.identity.photo_links import link_to
from prakerja.connectors.failures import Silence
from prakerja.identity.ask_again import ask_again
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.identity.store_photo import delete_photo
from prakerja.kit.actor import Actor, ApplicantId, StaffId
from tests.backoffice.identity.office import QUEUE, Office, office, pictures_in
from tests.journeys.phone import chromium
from tests.situations.identity import (
    NOW,
    SITI,
    an_account,
    answered,
    in_review,
    last_photo,
    refused_by,
    with_both_photos,
)
from tests.situations.reader import Reader

pytestmark = pytest.mark.django_db
_STYLE = Path(prakerja.pages.__file__).parent / "static" / "prakerja.css"
_TOLD = ("Yang kurang pada foto", "Alasan penolakan")


def test_the_queue_shows_the_oldest_first_with_count_and_waiting_time(
    rina: Office, clock: time_machine.Traveller
) -> None:
    first = in_review(SITI)
    Review.objects.filter(pk=first.pk).update(opened_at=NOW - timedelta(hours=3))
    second = in_review(SITI.__class__("3273010508920000", "3273011507110000", SITI.birth_date))
    html = rina.get(QUEUE).content.decode()
    assert "<dt>Menunggu</dt><dd>2</dd>" in html
    assert "3 jam" in html
    assert html.index(str(first.applicant_id)) < html.index(str(second.applicant_id))


def test_an_empty_queue_says_so(rina: Office) -> None:
    html = rina.get(QUEUE).content.decode()
    assert "Tidak ada yang menunggu" in html
    assert "Yang terlama menunggu" not in html


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CUSTODIAN])
def test_other_roles_do_not_get_in(role: Role) -> None:
    other = office("lain@kantor.example", role)
    assert other.get(QUEUE).status_code == 403
    assert other.take(in_review()).status_code == 403


def test_an_applicant_does_not_get_in() -> None:
    client = Reader()
    client.force_login(an_account())
    assert client.get(QUEUE).status_code == 403


def test_an_auditor_reads_and_decides_nothing() -> None:
    auditor = office("auditor@kantor.example", Role.AUDITOR)
    review = in_review()
    assert auditor.get(QUEUE).status_code == 200
    assert pictures_in(auditor.case(review)) == []
    assert auditor.take(review).status_code == 403


def test_photos_appear_side_by_side_once_the_case_is_taken(rina: Office) -> None:
    review = in_review()
    assert pictures_in(rina.case(review)) == []
    rina.take(review)
    links = pictures_in(rina.case(review))
    assert len(links) == 2
    for link in links:
        answer = rina.get(link)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert "no-store" in answer["Cache-Control"]
    assert Event.objects.filter(name="identity.photo.opened", actor_id=rina.account.pk).count() == 2


class Silent(Storage):
    """As the files of somebody else while that party is away."""

    def _open(self, _name: str, _mode: str = "rb") -> "File[Any]":
        raise Silence("s3 ConnectTimeoutError")


def test_a_look_that_the_storage_made_impossible_is_on_no_record(rina: Office, settings: Settings) -> None:
    review = in_review()
    rina.take(review)
    link, kept = pictures_in(rina.case(review))[0], settings.STORAGES
    settings.STORAGES = kept | {"default": {"BACKEND": f"{__name__}.Silent"}}
    rina.raise_request_exception = False
    assert rina.get(link).status_code == 503
    assert not Event.objects.filter(name__startswith="identity.photo.", actor_id=rina.account.pk).exists()
    settings.STORAGES = kept
    assert rina.get(link).status_code == 200
    assert Event.objects.filter(name="identity.photo.opened", actor_id=rina.account.pk).count() == 1


def test_a_picture_that_is_lost_is_told_as_lost_and_not_as_seen(rina: Office) -> None:
    review = in_review()
    rina.take(review)
    link = pictures_in(rina.case(review))[0]
    for photo in Photo.objects.filter(applicant_id=review.applicant_id):
        delete_photo(photo.file_name)
    assert rina.get(link).status_code == 404
    told = Event.objects.filter(actor_id=rina.account.pk).order_by("id").values_list("name", flat=True)
    assert list(told)[-1:] == ["identity.photo.missed"]


def test_a_photos_link_is_good_for_five_minutes_and_one_reader(
    rina: Office, joko: Office, clock: time_machine.Traveller
) -> None:
    review = in_review()
    rina.take(review)
    link = pictures_in(rina.case(review))[0]
    assert joko.get(link).status_code == 404
    assert rina.get(link[:-1] + "x").status_code == 404
    clock.shift(timedelta(minutes=6))
    assert rina.get(link).status_code == 404


@pytest.mark.parametrize("later", [timedelta(minutes=31), timedelta(days=2)])
def test_who_took_a_case_and_left_it_sees_neither_photos_nor_numbers_until_it_is_taken_again(
    rina: Office, clock: time_machine.Traveller, later: timedelta
) -> None:
    review = in_review(SITI)
    rina.take(review)
    clock.shift(later)
    rina.force_login(rina.account)
    assert pictures_in(rina.case(review)) == []
    link = link_to(last_photo(review.applicant_id), reader=StaffId(rina.account.pk))
    assert rina.get(link).status_code == 403
    assert rina.post(f"{QUEUE}{review.applicant_id}/{review.number}/nik/").status_code == 403
    assert len(pictures_in(rina.take(review).content.decode())) == 2


def test_a_link_of_ones_own_does_not_open_a_case_that_is_not_ones_own(rina: Office, joko: Office) -> None:
    review = in_review()
    rina.take(review)
    link = link_to(last_photo(review.applicant_id), reader=StaffId(joko.account.pk))
    assert joko.get(link).status_code == 403


def test_the_second_reviewer_is_told_that_a_colleague_has_it(rina: Office, joko: Office) -> None:
    review = in_review()
    rina.take(review)
    html = joko.take(review).content.decode()
    assert "sedang dipegang petugas lain" in html
    assert "Sedang diperiksa petugas lain sejak pukul 10.01" in html
    assert "Simpan keputusan" not in html


def test_what_the_registry_compared_is_shown_and_the_nik_is_masked(rina: Office) -> None:
    html = rina.case(in_review(SITI))
    assert "kemiripan 40 dari 100" in html
    assert "Tidak sesuai" in html
    assert SITI.nik not in html
    assert "••••••••••••0000" in html


def test_the_full_nik_is_shown_on_demand_and_on_record(rina: Office, joko: Office) -> None:
    review = in_review(SITI)
    assert joko.post(f"{QUEUE}{review.applicant_id}/{review.number}/nik/").status_code == 403
    rina.take(review)
    assert SITI.nik in rina.post(f"{QUEUE}{review.applicant_id}/{review.number}/nik/").content.decode()
    assert rina.get(f"{QUEUE}{review.applicant_id}/{review.number}/nik/").status_code == 405
    assert Event.objects.get(name="identity.nik.read").actor_id == rina.account.pk


def test_an_approval_needs_a_note_and_verifies(rina: Office) -> None:
    review = in_review()
    rina.examine(review)
    assert "Tulis alasan keputusan" in rina.decide(review, decision="approved").content.decode()
    assert "Keputusan tersimpan" in rina.decide(review, decision="approved", note="Ejaan lama.").content.decode()
    assert Identity.objects.get(pk=review.applicant_id).state == IdentityState.VERIFIED


@pytest.mark.parametrize(
    ("decision", "missing", "field", "value", "state"),
    [
        ("refused", "Pilih alasan penolakan", "refusal", RefusalReason.ANOTHER_PERSON, IdentityState.REFUSED),
        ("new_photos", "Pilih yang kurang pada foto", "fault", "face_unclear", IdentityState.PHOTOS),
    ],
)
def test_what_the_applicant_is_told_must_be_chosen(
    rina: Office, decision: str, missing: str, field: str, value: str, state: str
) -> None:
    review = in_review()
    rina.examine(review)
    assert missing in rina.decide(review, decision=decision, note="Lihat foto.").content.decode()
    rina.decide(review, decision=decision, note="Lihat foto.", **{field: value})
    assert Identity.objects.get(pk=review.applicant_id).state == state


@pytest.mark.parametrize(
    ("decision", "asked"),
    [
        ("", set()),
        ("approved", set()),
        ("new_photos", {"Yang kurang pada foto"}),
        ("refused", {"Alasan penolakan"}),
    ],
)
def test_only_what_belongs_to_the_decision_is_asked_without_script(
    rina: Office, decision: str, asked: set[str]
) -> None:
    review = in_review()
    rina.take(review)
    style = f"<style>{_STYLE.read_text()}</style></head>"
    html = rina.case(review).replace("</head>", style)
    with chromium() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.set_content(html)
        if decision:
            page.locator(f"[value={decision}]").check()
        shown = {label for label in _TOLD if page.get_by_label(label).is_visible()}
    assert shown == asked


def test_a_reason_that_is_asked_for_is_not_called_optional(rina: Office) -> None:
    review = in_review()
    rina.take(review)
    assert "(opsional)" not in rina.case(review)


def test_the_way_into_a_case_is_the_first_thing_in_its_row(rina: Office) -> None:
    review = in_review()
    row = rina.get(QUEUE).content.decode().split("<tbody ")[1]
    assert row.split("</td>")[0].count(f"{QUEUE}{review.applicant_id}/{review.number}/") == 1


def test_who_left_a_photo_closed_is_told_and_finds_the_photos_and_the_note(rina: Office) -> None:
    review = in_review()
    rina.take(review)
    html = rina.decide(review, decision="approved", note="Cocok semua.").content.decode()
    assert "Anda belum membuka semua foto kasus ini." in html
    assert "Cocok semua." in html
    for picture in pictures_in(html):
        rina.get(picture)
    assert "Keputusan tersimpan" in rina.decide(review, decision="approved", note="Cocok semua.").content.decode()


def test_what_was_typed_is_kept_when_something_is_missing(rina: Office) -> None:
    review = in_review()
    rina.examine(review)
    html = rina.decide(review, decision="refused", note="Wajah lain sama sekali.").content.decode()
    assert "Wajah lain sama sekali." in html
    assert "<title>Kesalahan:" in html


def test_a_decision_on_a_case_of_somebody_else_is_refused_and_told(rina: Office, joko: Office) -> None:
    review = in_review()
    rina.examine(review)
    html = joko.decide(review, decision="approved", note="Saya saja.").content.decode()
    assert "sedang dipegang petugas lain, atau sudah diputuskan" in html
    assert Identity.objects.get(pk=review.applicant_id).state == IdentityState.REVIEW


def test_a_decision_sent_twice_is_one_decision(rina: Office) -> None:
    review = in_review()
    rina.examine(review)
    rina.decide(review, decision="approved", note="Cocok.")
    assert "sudah diputuskan" in rina.decide(review, decision="approved", note="Cocok.").content.decode()
    assert Event.objects.filter(name="identity.review.decided").count() == 1


def test_a_reviewers_start_page_leads_to_the_queue(rina: Office) -> None:
    assert QUEUE in rina.get("/kantor/").content.decode()


def test_the_office_speaks_english(rina: Office) -> None:
    rina.cookies["django_language"] = "en"
    review = in_review()
    assert "Identity reviews" in rina.get(QUEUE).content.decode()
    assert "Is this the person?" in rina.case(review)


def test_a_note_is_a_note_and_no_book(rina: Office) -> None:
    review = in_review()
    rina.examine(review)
    assert (
        "Tulis paling banyak 1.000 huruf" in rina.decide(review, decision="approved", note="x" * 1001).content.decode()
    )
    review.refresh_from_db()
    assert review.decided_at is None


def test_who_refused_an_applicant_does_not_take_the_second_look(rina: Office, joko: Office) -> None:
    refused = refused_by(Actor.staff(StaffId(rina.account.pk)))
    by = Actor.applicant(refused.pk)
    ask_again(applicant_id=ApplicantId(refused.pk), by=by, now=NOW)
    with_both_photos(answered(ask_registry(applicant_id=ApplicantId(refused.pk), by=by, now=NOW)))
    second = Review.objects.waiting().get(applicant_id=refused.pk)
    assert "Anda yang dulu menolak pendaftar ini." in rina.case(second)
    assert "Ambil kasus ini" not in rina.case(second)
    assert pictures_in(rina.take(second).content.decode()) == []
    assert "Pernah ditolak petugas." in joko.case(second)
    assert len(pictures_in(joko.take(second).content.decode())) == 2
