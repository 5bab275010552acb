"""Applicants at every point of the identity step. Nobody exists: serials are 0000."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Final
from uuid import UUID, uuid4

from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFilter

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.connectors.registry.answers import Comparison, Element, Judged, RegistryAnswer, RegistryStatus
from prakerja.identity.add_photo import add_photo
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.claim_nik import claim_nik
from prakerja.identity.decide_review import decide_review
from prakerja.identity.enter_numbers import enter_numbers
from prakerja.identity.expect_photo import expect_photo
from prakerja.identity.measure_photo import MeasuredPhoto, measure_photo
from prakerja.identity.models import Identity, NikHolder, Photo, Review
from prakerja.identity.numbers import Numbers
from prakerja.identity.open_photo import open_photo
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.record_registry_answer import record_registry_answer
from prakerja.identity.reviewers_cases import sides_of
from prakerja.identity.rules import RefusalReason, Standing
from prakerja.identity.states import HOLDING, IdentityState, ReviewDecision
from prakerja.identity.store_photo import store_photo
from prakerja.identity.take_review import take_review
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from tests.situations.authority import REGISTRY, with_roles

NOW: Final = datetime.fromisoformat("2021-02-24T03:00:00+00:00")
SYSTEM: Final = REGISTRY
SITI: Final = Numbers(nik="3171015203900000", family_card="3171010101100000", birth_date=date(1990, 3, 12))
BUDI: Final = Numbers(nik="3273010508920000", family_card="3273011507110000", birth_date=date(1992, 8, 5))


def numbers(number: int) -> Numbers:
    """Different people: one per number up to 9999."""
    return replace(SITI, nik=f"3171{number // 100 + 1:02}520390{number % 100:02}00")


def an_account(name: str = "Siti Aminah", language: str = "id", **fields: Any) -> Account:
    email = f"{uuid4().hex[:12]}@contoh.example"
    return Account.objects.create_user(email, None, full_name=name, language=language, **fields)


def a_reviewer() -> tuple[Account, Actor]:
    account = an_account("Petugas Rina", kind=Kind.OFFICE)
    return account, with_roles(account, Role.REVIEWER)


def all_match(*, name: int | None = 100, **different: Comparison) -> RegistryAnswer:
    """Everything fits, except what is named: `family_card=Comparison.NO_MATCH`; `name` is the similarity."""
    elements = {element: Judged(different.get(element.name.lower(), Comparison.MATCH)) for element in Element}
    score = Comparison.MATCH if name is None or name >= 90 else Comparison.NO_MATCH
    elements[Element.NAME] = Judged(score, name)
    return RegistryAnswer(RegistryStatus.ACTIVE, elements)


def entered(numbers: Numbers = SITI, *, account: Account | None = None, now: datetime = NOW) -> Identity:
    applicant_id = ApplicantId((account or an_account()).pk)
    return enter_numbers(applicant_id=applicant_id, numbers=numbers, by=Actor.applicant(applicant_id), now=now)


def with_numbers(
    applicant_id: ApplicantId, numbers: Numbers, *, state: IdentityState = IdentityState.VERIFIED, at: datetime = NOW
) -> Identity:
    """As if the whole step lay behind them, for what comes later in the journey."""
    identity = Identity(
        applicant_id=applicant_id,
        nik_digest=digest(numbers.nik, purpose=Purpose.NIK),
        kk_digest=digest(numbers.family_card, purpose=Purpose.FAMILY_CARD),
        birth_date=numbers.birth_date,
        state=state,
        refusal="not_found" if state == IdentityState.REFUSED else "",
        entered_at=at,
        asked_at=at,
        verified_at=at if state == IdentityState.VERIFIED else None,
    )
    identity.nik, identity.family_card = numbers.nik, numbers.family_card
    identity.save()
    if state in HOLDING:
        NikHolder.objects.take(identity.nik_digest, holder_id=applicant_id)
    return identity


def asking(numbers: Numbers = SITI, *, account: Account | None = None, now: datetime = NOW) -> Identity:
    identity = entered(numbers, account=account, now=now)
    applicant_id = ApplicantId(identity.applicant_id)
    return ask_registry(applicant_id=applicant_id, by=Actor.applicant(applicant_id), now=now)


def answered(
    identity: Identity,
    answer: RegistryAnswer | None = None,
    *,
    standing: Standing = Standing.CLEAR,
    after: timedelta = timedelta(seconds=3),
) -> Identity:
    """The registry's answer is recorded; the identity as it then is."""
    record_registry_answer(
        applicant_id=ApplicantId(identity.pk),
        question_number=identity.question_number,
        answer=answer or all_match(),
        standing=standing,
        by=SYSTEM,
        now=(identity.asked_at or NOW) + after,
    )
    identity.refresh_from_db()
    return identity


def in_photos(numbers: Numbers = SITI, answer: RegistryAnswer | None = None, **who: Any) -> Identity:
    return answered(asking(numbers, **who), answer)


def claiming(numbers: Numbers = SITI, **who: Any) -> Identity:
    """The NIK must be held by another account already."""
    identity = in_photos(numbers, **who)
    return claim_nik(
        applicant_id=ApplicantId(identity.applicant_id), by=Actor.applicant(identity.applicant_id), now=NOW
    )


def with_photo(identity: Identity, kind: PhotoKind, file: bytes | None = None) -> Photo:
    photo = _measured(file or good_picture())
    file_name = expected(identity)
    store_photo(file_name, photo.jpeg)
    added = add_photo(
        applicant_id=ApplicantId(identity.applicant_id),
        kind=kind,
        photo=photo,
        file_name=file_name,
        by=Actor.applicant(identity.applicant_id),
        now=NOW,
    )
    identity.refresh_from_db()
    return added


@lru_cache(maxsize=32)
def _measured(file: bytes) -> MeasuredPhoto:
    """The same file is the same photo: the decoder takes longer over it than all the rest of a situation."""
    return measure_photo(file)


def expected(identity: Identity, *, now: datetime = NOW) -> str:
    """The name of a picture that is about to lie in the store."""
    by = Actor.applicant(identity.applicant_id)
    return expect_photo(applicant_id=ApplicantId(identity.applicant_id), by=by, now=now).file_name


def last_photo(applicant_id: UUID) -> Photo:
    return Photo.objects.filter(applicant_id=applicant_id).latest("added_at")


def with_both_photos(identity: Identity) -> Identity:
    for kind in PhotoKind:
        with_photo(identity, kind)
    return identity


def verified(numbers: Numbers = SITI, **who: Any) -> Identity:
    return with_both_photos(in_photos(numbers, **who))


def in_review(numbers: Numbers = SITI, **who: Any) -> Review:
    """The name differs too much; a person must look."""
    identity = with_both_photos(in_photos(numbers, all_match(name=40), **who))
    return Review.objects.get(applicant_id=identity.pk)


def taken(review: Review, by: Actor, *, now: datetime = NOW) -> Review:
    return take_review(review_id=review.pk, by=by, now=now)


def in_hand(review: Review, by: Actor, *, now: datetime = NOW) -> Review:
    """Taken, and every photo of it has been opened."""
    mine = taken(review, by, now=now)
    for side in sides_of(review):
        for photo in Photo.objects.current(side).exclude(file_name=""):
            open_photo(photo_id=photo.pk, is_there=True, by=by, now=now)
    return mine


def refused_by(by: Actor, reason: RefusalReason = RefusalReason.ANOTHER_PERSON) -> Identity:
    """A reviewer has seen card and face, and refused."""
    review = in_hand(in_review(), by)
    decided = decide_review(
        review_id=review.pk, decision=ReviewDecision.REFUSED, told_reason=reason, note="Wajah lain.", by=by, now=NOW
    )
    return Identity.objects.get(pk=decided.applicant_id)


def picture(*, size: tuple[int, int] = (1280, 810), seed: int = 0) -> Image.Image:
    """A sharp drawing of even light; another seed is another picture."""
    image = Image.new("RGB", size, (190, 205, 215))
    draw = ImageDraw.Draw(image)
    for x in range(0, size[0], 24):
        draw.line((x, 0, size[0] - x, size[1]), fill=(40, 50, 60), width=4)
    draw.rectangle((seed % size[0], 10, seed % size[0] + 9, 40), fill=(120, 20, 20))
    return image


@cache
def good_picture(seed: int = 0) -> bytes:
    return as_file(picture(seed=seed))


def blurred_picture(seed: int = 0) -> bytes:
    return as_file(picture(seed=seed).filter(ImageFilter.GaussianBlur(14 + seed)))


def as_file(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def kept_files() -> list[str]:
    """The names in the private store."""
    return default_storage.listdir("identity")[1] if default_storage.exists("identity") else []
