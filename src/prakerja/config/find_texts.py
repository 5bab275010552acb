"""Every sentence that people read, found where it stands: in the code, on the pages, in the letters."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE: Final = Path(__file__).resolve().parents[1]
_KEYWORDS: Final = {
    **dict.fromkeys(("_", "lazy", "gettext", "gettext_lazy"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
_TEXT: Final = r"""u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*\""""
_CALL: Final = re.compile(rf"\bn?p?gettext\((?:{_TEXT}|[^()'\"])*\)")
#: Where a sentence is kept that stands in no step's folder or file.
_ELSEWHERE: Final = "public"
#: Folders and files that are called otherwise than the step whose sentences they hold.
_STEP_OF: Final = {
    "secret": "draw",
    "secret_made": "draw",
    "result": "draw",
    "identity_case": "identity",
    "identity_queue": "identity",
    "extra_time": "assessment",
    "extra_time_case": "assessment",
    "extra_time_confirm": "assessment",
    "presence": "learning",
    "presence_photos": "learning",
    "presence_photo": "learning",
    "rehearsals": "learning",
    "sso": "accounts",
    "certificates": "learning",
    "review": "learning",
    "reviews": "learning",
    "wave": "waves",
    "wave_plan": "waves",
    "wave_change": "waves",
    "wave_schedule": "waves",
    "stages": "waves",
    "accounts_to_pay": "payouts",
    "payments": "payouts",
    "money_banner": "payouts",
    "payout_office": "payouts",
    "partner_pay": "payouts",
    "partner_payments": "payouts",
    "surveys": "incentives",
    "reasons": "screening",
    "exclusion_lists": "screening",
    "exclusion_list_import": "screening",
    "trail_of_house": "trail",
    "trail_of_money": "trail",
    "trail_of_partners": "trail",
    "trail_of_people": "trail",
    "trail_of_training": "trail",
    "trail_of_waves": "trail",
}
_STEPS: Final = frozenset(
    (
        "accounts",
        "identity",
        "profile",
        "assessment",
        "waves",
        "screening",
        "draw",
        "cards",
        "learning",
        "incentives",
        "payouts",
        "appeals",
        "public",
        *_STEP_OF.values(),
    )
)


class Sentence(NamedTuple):
    """An Indonesian sentence, its plural if it has one, what tells it from a like one, and the file it stands in."""

    text: str
    plural: str | None
    context: str | None
    path: Path

    @property
    def step(self) -> str:
        """The step to whose catalogue it belongs, by the names on its path."""
        if self.path.parts[0] in _STEPS:
            return self.path.parts[0]
        names = [_STEP_OF.get(part, part) for part in (*self.path.parts[:-1], self.path.stem)]
        return next((name for name in reversed(names) if name in _STEPS), _ELSEWHERE)


def find_texts() -> Iterator[Sentence]:
    """All of them, file by file in order; one that stands twice is found twice."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _in_python(path, path.read_text(encoding="utf-8"))
    for path in sorted([*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("*.txt")]):
        # Django turns a template into calls of gettext between noise that is no Python.
        calls = _CALL.findall(templatize(path.read_text(encoding="utf-8")))
        yield from _in_python(path, "\n".join(calls))


def _in_python(path: Path, code: str) -> Iterator[Sentence]:
    for _line, found, _comments, context in extract("python", BytesIO(code.encode()), keywords=_KEYWORDS):
        text, plural = found if isinstance(found, tuple) else (found, None)
        yield Sentence(text, plural, context, path.relative_to(PACKAGE))
