"""Fills a letter with its words: a plain template, one per channel and language, in its step's `letters/`."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.template import Context, Engine
from django.utils.translation import override

from prakerja.messages.states import Channel


def write_text(*, text: str, channel: Channel, language: str, words: Mapping[str, object]) -> tuple[str, str]:
    """Subject and body; an SMS has no subject. The first line of an e-mail's file is `Subject: …`.

    Raises TemplateDoesNotExist when the text has no such channel or language.
    """
    template = _engine().get_template(f"{text}.{channel}.{language}.txt")
    everywhere = {"base_url": settings.BASE_URL, "hotline": settings.HOTLINE}
    # Numbers are grouped and days named as the language of the text does it, not as the worker's.
    with override(language):
        written = template.render(Context({**everywhere, **words}, autoescape=False)).strip()
    if channel == Channel.SMS:
        return "", written
    first, _, body = written.partition("\n")
    return first.removeprefix("Subject:").strip(), body.strip() + "\n"


@cache
def _engine() -> Engine:
    return Engine(
        dirs=settings.LETTER_FOLDERS,
        # What reasons are called is the pages' business, which stand above this room: they bind it here.
        builtins=settings.LETTER_TAGS,
        autoescape=False,
        string_if_invalid=settings.UNDEFINED_IN_TEMPLATES,
    )
