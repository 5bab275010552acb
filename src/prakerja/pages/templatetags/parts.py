"""Small pieces that templates of every page use; loaded for all of them."""

from datetime import datetime

from django import template
from django.forms import BoundField, Form
from django.utils.translation import get_language

from prakerja.kit.sealed import masked as masked_digits
from prakerja.words.moments import in_all_zones, time_of_day

register = template.Library()
register.filter(in_all_zones)


@register.inclusion_tag("parts/errors.html")
def error_summary(form: Form) -> dict[str, object]:
    """Every error of the form, each a link to its field; nothing when there is none."""
    return {"form": form}


@register.inclusion_tag("parts/tag.html")
def tag(kind: str, words: str) -> dict[str, object]:
    """A status tag. `kind`: good, bad, warn, quiet or empty."""
    return {"kind": kind, "words": words}


@register.filter
def masked(digits: str) -> str:
    return masked_digits(digits)


@register.filter
def first_input(field: BoundField) -> str:
    """The id that an error links to; of a group of choices, the first one."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.filter
def clock(moment: datetime) -> str:
    """`12.00`, in WIB."""
    return time_of_day(moment)


@register.filter
def rupiah(amount: int) -> str:
    """`Rp3.550.000`; in English `Rp3,550,000`."""
    return f"Rp{thousands(amount)}"


@register.filter
def thousands(number: int) -> str:
    """`5.980.000`, in English `5,980,000`: the other way round each would be read as a fraction."""
    grouped = f"{number:,}"
    return grouped if get_language() == "en" else grouped.replace(",", ".")
