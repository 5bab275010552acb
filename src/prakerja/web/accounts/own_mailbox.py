"""The link of a letter by which whoever reads the mailbox asks for codes past strangers who asked too often."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.accounts.own_mailbox import MailboxLinkExpired, read_mailbox_token
from prakerja.web.accounts.known_browser import keep_browser, known_browser_of


@require_safe
@login_not_required
@never_cache
def own_mailbox_page(request: HttpRequest, token: str) -> HttpResponse:
    """Changes nothing with us: the browser keeps that letters to this address are read here."""
    try:
        mark = read_mailbox_token(token)
    except MailboxLinkExpired:
        messages.warning(request, _("Tautan ini sudah tidak berlaku. Minta kode lagi, lalu pakai e-mail yang baru."))
        return redirect("accounts:ask_sign_in_code")
    messages.success(request, _("Peranti ini sekarang bisa meminta kode lagi untuk alamat e-mail itu."))
    response = redirect("accounts:ask_sign_in_code")
    keep_browser(response, known_browser_of(request).with_mailbox(mark))
    return response
