"""Fills a text with its words. The texts are plain templates in `texts/`, one per channel and language."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.template import Context, Engine
from django.utils.translation import override

from prakerja.messages.states import Channel

_FOLDER = Path(__file__).parent / "texts"
_engine = Engine(dirs=[str(_FOLDER)], autoescape=False, string_if_invalid="")


def write_text(*, text: str, channel: Channel, language: str, words: Mapping[str, object]) -> tuple[str, str]:
    """Subject and body; an SMS has no subject. The first line of an e-mail's file is `Subject: …`.

    Raises TemplateDoesNotExist when the text has no such channel or language.
    """
    template = _engine.get_template(f"{text}.{channel}.{language}.txt")
    # Numbers are grouped and days named as the language of the text does it, not as the worker's.
    with override(language):
        written = template.render(Context({"base_url": settings.BASE_URL, **words}, autoescape=False)).strip()
    if channel == Channel.SMS:
        return "", written
    first, _, body = written.partition("\n")
    return first.removeprefix("Subject:").strip(), body.strip() + "\n"
