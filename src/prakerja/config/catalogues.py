"""The English of each step: read, compared with the sentences that are there, and brought up to date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from prakerja.config.find_texts import Sentence
from prakerja.config.read_catalogue import LOCALE, read_catalogue

#: A sentence as a catalogue knows it: what tells it from a like one, and its words.
type Key = tuple[str | None, str]


@dataclass(frozen=True)
class Comparison:
    """What lacks English, and what has English and stands nowhere any more, by the step whose catalogue it is."""

    missing: Mapping[Key, Sentence]
    obsolete: Mapping[Key, str]

    @property
    def is_clean(self) -> bool:
        return not self.missing and not self.obsolete


def read_catalogues() -> dict[str, Catalog]:
    """Each step's catalogue, by the step's name."""
    return {path.parts[-4]: read_catalogue(path) for path in sorted(LOCALE.glob("*/en/LC_MESSAGES/django.po"))}


def compare(sentences: Iterable[Sentence], catalogues: Mapping[str, Catalog]) -> Comparison:
    """Django reads all catalogues as one, so a sentence may have its English in any of them."""
    wanted = {(one.context, one.text): one for one in sentences}
    known = {
        _key(message): (step, message) for step, catalogue in catalogues.items() for message in catalogue if message.id
    }
    return Comparison(
        missing={key: one for key, one in wanted.items() if key not in known or not _has_english(known[key][1])},
        obsolete={key: step for key, (step, _message) in known.items() if key not in wanted},
    )


def bring_up_to_date(comparison: Comparison, catalogues: dict[str, Catalog]) -> list[Path]:
    """New sentences stand in their step's catalogue, without English yet; obsolete ones are gone. The files changed."""
    changed = set()
    for (context, text), step in comparison.obsolete.items():
        catalogues[step].delete(text, context=context)
        changed.add(step)
    for (context, text), one in comparison.missing.items():
        if any(catalogue.get(text, context) for catalogue in catalogues.values()):
            continue  # it waits for its English already
        catalogue = catalogues.setdefault(one.step, Catalog(locale="en", project="prakerja", fuzzy=False))
        catalogue.add((text, one.plural) if one.plural else text, context=context)
        changed.add(one.step)
    return [_write(step, catalogues[step]) for step in sorted(changed)]


def _write(step: str, catalogue: Catalog) -> Path:
    path = LOCALE / step / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    with unfinished.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=True, ignore_obsolete=True)
    return unfinished.replace(path)


def _key(message: Message) -> Key:
    return message.context, message.id[0] if isinstance(message.id, tuple) else str(message.id)


def _has_english(message: Message) -> bool:
    written = message.string if isinstance(message.string, tuple) else (message.string,)
    return not message.fuzzy and all(written)
