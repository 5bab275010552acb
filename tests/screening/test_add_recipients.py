"""Whoever won a seat is a recipient, with the NIK and the family card of that day; nobody twice at the same time."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from prakerja.audit.models import Event
from prakerja.identity.models import Identity
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file
from prakerja.screening import add_recipients as module
from prakerja.screening.add_recipients import add_recipients
from prakerja.screening.models import Recipient, RecipientNik
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState
from tests.situations.authority import SCREENING
from tests.situations.rows import all_rows, changed_since, nothing_changes
from tests.situations.screening import Known, a_joiner, a_person, a_recipient
from tests.situations.waves import a_wave, joined

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture
def wave() -> Wave:
    return a_wave(state=WaveState.PUBLISHED)


def seated(*people: Known) -> "QuerySet[Joiner, UUID]":
    ids = [one.applicant_id for one in people]
    # Among more than nobody, since Django asks nothing where it sees that the answer is empty.
    return Joiner.objects.filter(applicant_id__in=[*ids, UUID(int=0)]).values_list("applicant_id", flat=True)


def add(wave: Wave, *people: Known) -> int:
    return add_recipients(wave=wave, seated=seated(*people), by=SCREENING, now=NOW)


def test_each_winner_has_an_award_with_todays_nik_and_family_card(wave: Wave) -> None:
    known = a_joiner(wave)
    assert add(wave, known) == 1
    award = Recipient.objects.get()
    assert (award.applicant_id, award.award, award.wave_id, award.received_at) == (known.applicant_id, 1, wave.pk, NOW)
    assert award.nik_digest == digest(known.nik, purpose=Purpose.NIK)
    assert award.kk_digest == digest(known.kk, purpose=Purpose.FAMILY_CARD)
    assert list(RecipientNik.objects.values_list("digest", "holder_id")) == [(award.nik_digest, known.applicant_id)]


def test_whoever_has_no_seat_is_none(wave: Wave) -> None:
    winner, _loser = a_joiner(wave), a_joiner(wave)
    add(wave, winner)
    assert [award.applicant_id for award in Recipient.objects.all()] == [winner.applicant_id]


def test_a_draw_without_a_winner_makes_no_recipient_and_says_so(wave: Wave) -> None:
    a_joiner(wave)
    assert add(wave) == 0
    assert not Recipient.objects.exists()
    assert Event.objects.get().facts == {"recipients": 0}


def test_how_many_they_are_stands_in_the_audit_and_nobodys_name(wave: Wave) -> None:
    add(wave, a_joiner(wave), a_joiner(wave))
    event = Event.objects.get()
    assert (event.name, event.subject_id, event.facts) == (
        "screening.recipients.added",
        str(wave.pk),
        {"recipients": 2},
    )


def test_only_awards_their_niks_and_the_audit_are_written(wave: Wave) -> None:
    known = a_joiner(wave)
    before = all_rows()
    add(wave, known)
    assert changed_since(before) == {"screening_recipient", "screening_recipientnik", "audit_event"}


def test_a_second_award_after_the_nik_was_given_up_is_a_second_row(wave: Wave) -> None:
    known = a_joiner(wave)
    first = a_recipient(known, wave=a_wave(number=11, state=WaveState.PUBLISHED))
    RecipientNik.objects.give_up(first.nik_digest, holder_id=known.applicant_id)
    add(wave, known)
    assert list(Recipient.objects.order_by("award").values_list("award", "wave__number")) == [(1, 11), (2, 12)]


def test_a_nik_that_stands_for_an_award_refuses_all_of_the_winners(wave: Wave) -> None:
    known, other = a_joiner(wave), a_joiner(wave)
    a_recipient(known, wave=a_wave(number=11, state=WaveState.PUBLISHED))
    with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
        add(wave, other, known)


def test_adding_them_twice_is_refused_and_leaves_one_award_each(wave: Wave) -> None:
    known = a_joiner(wave)
    add(wave, known)
    with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
        add(wave, known)


def test_another_account_under_the_same_nik_is_no_second_recipient(wave: Wave) -> None:
    first, second = a_joiner(wave), a_joiner(wave)
    nik = Identity.objects.values_list("nik_digest", flat=True).get(pk=first.applicant_id)
    RecipientNik.objects.take(nik, holder_id=second.applicant_id)
    with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
        add(wave, first)


def test_two_of_a_family_are_two_recipients_of_one_card(wave: Wave) -> None:
    family = [a_joiner(wave, household=77) for _ in range(2)]
    assert add(wave, *family) == 2
    assert len(set(Recipient.objects.values_list("kk_digest", flat=True))) == 1


def test_nothing_is_added_when_the_audit_fails(wave: Wave, broken_audit: None) -> None:
    known = a_joiner(wave)
    with nothing_changes(), pytest.raises(RuntimeError), transaction.atomic():
        add(wave, known)


def test_nothing_is_added_when_the_niks_cannot_be_held(wave: Wave, table_that_refuses: Any) -> None:
    known = a_joiner(wave)
    table_that_refuses("screening_recipientnik", "false")
    with nothing_changes(), pytest.raises(IntegrityError, match="something_is_wrong"), transaction.atomic():
        add(wave, known)


def test_awards_are_counted_from_one(wave: Wave) -> None:
    known = a_person()
    joined(wave, known.applicant_id)
    with pytest.raises(IntegrityError, match="awards_are_counted_from_one"), transaction.atomic():
        a_recipient(known, wave=wave, award=0)


def test_all_is_read_before_the_first_is_written(wave: Wave) -> None:
    """Else each winner's look for an earlier award goes through all winners so far, and 300,000 take half an hour."""
    query, values = seated(a_joiner(wave)).query.sql_with_params()
    statement = sql_file(module.__file__, "add_recipients").format(seated=query)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE screening_recipient")
        cursor.execute(f"EXPLAIN {statement}", [wave.pk, NOW, *values])
        plan = [line for (line,) in cursor.fetchall()]
    assert any("Sort" in line for line in plan[1:3]), plan
