"""Whether a photo can be read is judged by four measures at their limits, and the cause that explains the rest."""

from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from prakerja.identity.decoder.answers import FileProblem, Measures, NotAPhoto
from prakerja.identity.measure_photo import measure_photo
from prakerja.identity.photo_rules import (
    LIMITS,
    PhotoKind,
    PhotoProblem,
    problem_of,
    review_reason_of,
)
from prakerja.identity.rules import ReviewReason
from tests.situations.identity import as_file, picture

GOOD: Final = Measures(width=1280, height=810, sharpness=600.0, brightness=170.0, blown_out=0.0)
PHOTO: Final = as_file(picture(size=(660, 420)))
measures: Final = st.builds(
    Measures,
    width=st.integers(1, 5000),
    height=st.integers(1, 5000),
    sharpness=st.floats(0, 5000),
    brightness=st.floats(0, 255),
    blown_out=st.floats(0, 1),
)


@pytest.mark.parametrize(
    ("at_the_limit", "beyond", "problem"),
    [
        ({"width": 640, "height": 400}, {"width": 639, "height": 400}, PhotoProblem.SMALL),
        ({"width": 640, "height": 400}, {"width": 640, "height": 399}, PhotoProblem.SMALL),
        ({"width": 400, "height": 640}, {"width": 399, "height": 640}, PhotoProblem.SMALL),
        ({"brightness": 45.0}, {"brightness": 44.9}, PhotoProblem.DARK),
        ({"blown_out": 0.25}, {"blown_out": 0.251}, PhotoProblem.GLARE),
        ({"sharpness": 40.0}, {"sharpness": 39.9}, PhotoProblem.BLUR),
    ],
)
def test_at_its_limit_a_measure_is_good_and_beyond_it_is_the_problem(
    at_the_limit: dict[str, float], beyond: dict[str, float], problem: PhotoProblem
) -> None:
    assert problem_of(replace(GOOD, **at_the_limit)) is None  # type: ignore[arg-type]
    assert problem_of(replace(GOOD, **beyond)) is problem  # type: ignore[arg-type]


@given(measures)
def test_a_photo_is_turned_without_becoming_better_or_worse(taken: Measures) -> None:
    assert problem_of(taken) is problem_of(replace(taken, width=taken.height, height=taken.width))


@given(measures)
def test_a_photo_without_a_problem_is_within_every_limit(taken: Measures) -> None:
    if problem_of(taken) is None:
        assert min(taken.width, taken.height) >= LIMITS.short_side
        assert max(taken.width, taken.height) >= LIMITS.long_side
        assert taken.brightness >= LIMITS.brightness
        assert taken.blown_out <= LIMITS.blown_out
        assert taken.sharpness >= LIMITS.sharpness


@given(measures)
def test_what_is_put_right_first_is_never_named_again(taken: Measures) -> None:
    order = [PhotoProblem.SMALL, PhotoProblem.DARK, PhotoProblem.GLARE, PhotoProblem.BLUR]
    mended = {
        PhotoProblem.SMALL: {"width": 1280, "height": 810},
        PhotoProblem.DARK: {"brightness": 170.0},
        PhotoProblem.GLARE: {"blown_out": 0.0},
        PhotoProblem.BLUR: {"sharpness": 600.0},
    }
    named = []
    while (problem := problem_of(taken)) is not None:
        named.append(problem)
        taken = replace(taken, **mended[problem])  # type: ignore[arg-type]
    assert named == sorted(named, key=order.index)
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("kind", "reason"), [(PhotoKind.KTP, ReviewReason.KTP_PHOTO), (PhotoKind.SELFIE, ReviewReason.SELFIE)]
)
def test_a_photo_that_failed_every_try_is_a_case_of_its_kind(kind: PhotoKind, reason: ReviewReason) -> None:
    assert review_reason_of(kind) is reason


# Measured on pictures


@pytest.mark.parametrize(("colour", "problem"), [((5, 5, 5), PhotoProblem.DARK), ((255, 255, 255), PhotoProblem.GLARE)])
def test_a_picture_of_one_colour_is_too_dark_or_washed_out(colour: tuple[int, int, int], problem: PhotoProblem) -> None:
    assert problem_of(measure_photo(as_file(Image.new("RGB", (900, 600), colour))).measures) is problem


def test_a_grey_wall_is_a_blur() -> None:
    assert (
        problem_of(measure_photo(as_file(Image.new("RGB", (900, 600), (120, 120, 120)))).measures) is PhotoProblem.BLUR
    )


@pytest.mark.parametrize("size", [(640, 400), (1600, 1000), (3000, 2000)])
def test_the_size_is_the_one_that_was_sent_and_what_is_kept_has_1600_at_most(size: tuple[int, int]) -> None:
    photo = measure_photo(as_file(picture(size=size)))
    assert (photo.measures.width, photo.measures.height) == size
    kept = Image.open(BytesIO(photo.jpeg))
    assert max(kept.size) == min(max(size), 1600)
    assert abs(kept.width / kept.height - size[0] / size[1]) < 0.01


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_is_measured_as_it_was_sent(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = measure_photo(as_file(picture(), exif=exif)).measures
    assert problem_of(turned) is None
    assert sorted((turned.width, turned.height)) == [810, 1280]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_opening(file: bytes) -> None:
    with pytest.raises(NotAPhoto) as refused:
        measure_photo(file)
    assert isinstance(refused.value.problem, FileProblem)


@given(place=st.integers(0, 20_000), byte=st.integers(0, 255))
def test_a_photo_with_one_byte_changed_is_a_photo_or_called_damaged(place: int, byte: int) -> None:
    file = bytearray(PHOTO)
    file[place % len(file)] = byte
    with suppress(NotAPhoto):
        assert measure_photo(bytes(file)).jpeg.startswith(b"\xff\xd8")
