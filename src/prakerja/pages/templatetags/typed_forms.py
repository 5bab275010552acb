"""Every page's forms are also sent by the switch of its language, so that nothing typed in them is lost by it."""

from typing import Final

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from prakerja.pages.filled_again import form_tag, forms_in, is_hidden, is_typed_in, names_in
from prakerja.pages.language_switch import FIELD, MARKS, Switch

register = template.Library()
_OTHERS: Final = {"id": ("en", "English"), "en": ("id", "Indonesia")}


class TypedForms(template.Node):
    """What is inside. A page has one form to be typed in: its switch stands in the footer. Of several each has its own.

    `switch_button`: the one of the footer; empty where it sends no form.
    """

    def __init__(self, nodelist: template.NodeList) -> None:
        #: By this name Django finds the blocks in it.
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        html, request = self.nodelist.render(context), context.get("request")
        context["switch_button"] = ""
        if not isinstance(request, HttpRequest):
            return html
        return mark_safe(_with_switches(html, request, context))  # noqa: S308  it was escaped


def _with_switches(html: str, request: HttpRequest, context: template.Context) -> str:
    is_answer = request.method == "POST" or hasattr(request, "switched")
    forms = [(at, form) for at, form in enumerate(forms_in(html)) if _is_typed(form[0], is_answer=is_answer)]
    for at, form in reversed(forms):
        tag, form_id, to = form_tag(form[0], f"typed-{at}")
        button = _button(request, at, form_id, to)
        inside = form[0].partition(">")[2]
        if len(forms) == 1:
            context["switch_button"] = button
        else:
            inside = f"{inside.removesuffix('</form>')}{button}</form>"
        html = html[: form.start()] + tag + inside + html[form.end() :]
    return html


def _is_typed(form: str, *, is_answer: bool) -> bool:
    """What an answer to a form carries hidden is what was typed; who opens the page anew is not given it."""
    if is_hidden(form):
        return False
    return is_typed_in(form) or (is_answer and bool(names_in(form) - MARKS))


def _button(request: HttpRequest, at: int, form_id: str, to: str) -> SafeString:
    code, name = _OTHERS[get_language() or "id"]
    here = request.get_full_path()
    return format_html(
        '<button class="plain" form="{}" formaction="{}" formenctype="application/x-www-form-urlencoded"'
        ' formnovalidate name="{}" value="{}" lang="{}">{}</button>',
        form_id,
        here,
        FIELD,
        str(Switch(code, at, to or here)),
        code,
        name,
    )


@register.tag
def typedforms(parser: template.base.Parser, _token: template.base.Token) -> TypedForms:
    """Up to `endtypedforms`."""
    inside = parser.parse(("endtypedforms",))
    parser.delete_first_token()
    return TypedForms(inside)
