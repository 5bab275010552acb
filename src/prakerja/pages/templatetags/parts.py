"""Small pieces that templates of every page use; loaded for all of them."""

from datetime import datetime

from django import template
from django.forms import BoundField, Form
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from prakerja.accounts.models import Account
from prakerja.kit.clock import read_clock
from prakerja.kit.sealed import masked as masked_digits
from prakerja.pages.card_tables import as_cards
from prakerja.pages.shown import FIELD as SHOWN
from prakerja.pages.typed_by import FIELD, mark_of
from prakerja.words.accounts import browser_words
from prakerja.words.amounts import rupiah, thousands
from prakerja.words.moments import in_all_zones, time_left_until, time_of_day
from prakerja.words.steps import MINUTES, step_of_page

register = template.Library()
register.filter(in_all_zones)
register.filter(rupiah)
register.filter(thousands)
register.filter("browser", browser_words)


@register.inclusion_tag("parts/errors.html")
def error_summary(form: Form) -> dict[str, object]:
    """Every error of the form, each a link to its field; nothing when there is none."""
    return {"form": form}


@register.inclusion_tag("parts/tag.html")
def tag(kind: str, words: str) -> dict[str, object]:
    """A status tag. `kind`: good, bad, warn, quiet or empty."""
    return {"kind": kind, "words": words}


class CardTables(template.Node):
    """What is inside, its tables as cards where a screen is narrow."""

    def __init__(self, nodelist: template.NodeList) -> None:
        #: By this name Django finds the blocks in it.
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        return mark_safe(as_cards(self.nodelist.render(context)))  # noqa: S308  it was escaped, and is escaped again


@register.tag
def cardtables(parser: template.base.Parser, _token: template.base.Token) -> CardTables:
    """Up to `endcardtables`."""
    inside = parser.parse(("endcardtables",))
    parser.delete_first_token()
    return CardTables(inside)


class FormToken(CsrfTokenNode):
    """Django's, and beside it who fills the form in (pages/typed_by.py) and what they were shown (pages/shown.py)."""

    def render(self, context: template.Context) -> SafeString:
        marks = [(FIELD, mark_of(user))] if isinstance(user := context.get("user"), Account) else []
        if shown := getattr(context.get("request"), SHOWN, ""):
            marks.append((SHOWN, shown))
        hidden = [format_html('<input type="hidden" name="{}" value="{}">', *mark) for mark in marks]
        return mark_safe(super().render(context) + "".join(hidden))  # noqa: S308  each was escaped


@register.tag
def csrf_token(_parser: template.base.Parser, _token: template.base.Token) -> FormToken:
    return FormToken()


@register.filter
def masked(digits: str) -> str:
    return masked_digits(digits)


@register.filter
def first_input(field: BoundField) -> str:
    """The id that an error links to; of a group of choices, the first one."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.filter
def left(moment: datetime) -> str:
    """`10 menit lagi`."""
    return time_left_until(moment, now=read_clock())


@register.inclusion_tag("parts/step.html", takes_context=True)
def step_line(context: template.Context) -> dict[str, object]:
    """“Langkah 2 dari 6” on the pages of a step, and how long it takes until one has joined; nothing elsewhere."""
    found = getattr(context.get("request"), "resolver_match", None)
    return {"step": step_of_page(found.view_name) if found else None, "steps": len(MINUTES)}


@register.filter
def clock(moment: datetime) -> str:
    """`12.00`, in WIB."""
    return time_of_day(moment)
