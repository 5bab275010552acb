"""Where the partner's program is told of what happens: the address, its secret, what was told, and telling it again."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.typed_fields import LineField
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.rules import OLD_KEY_LASTS
from prakerja.partners.webhooks.end_webhook import end_webhook
from prakerja.partners.webhooks.kinds import TO_CHOOSE
from prakerja.partners.webhooks.models import Delivery, PartnerEvent, Webhook
from prakerja.partners.webhooks.refusals import NoEvent, NoWebhook, WebhookAddressRefused
from prakerja.partners.webhooks.replay_events import replay_events
from prakerja.partners.webhooks.rotate_webhook_secret import rotate_webhook_secret
from prakerja.partners.webhooks.secrets_of import live_secrets_of
from prakerja.partners.webhooks.set_webhook import set_webhook
from prakerja.partners.webhooks.states import EventState, WebhookState
from prakerja.partners.webhooks.try_webhook import try_webhook
from prakerja.words.webhooks import EVENT_STATES, WEBHOOK_ADDRESS_FAULTS

_SHOWN: Final = 50
#: Of the model's field.
_LONGEST_ADDRESS: Final = 500


class WebhookForm(forms.Form):
    use_required_attribute = False

    address = LineField(
        label=gettext_lazy("Alamat webhook"),
        help_text=gettext_lazy("Diawali https://. Ke sana kami mengirim kabar, ditandatangani dengan rahasianya."),
        max_length=_LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
        error_messages={
            "required": gettext_lazy("Tulis alamatnya"),
            "max_length": gettext_lazy("Tulis paling banyak 500 huruf"),
        },
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kabar yang diminta"),
        choices=[(kind.value, kind.value) for kind in sorted(TO_CHOOSE)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Pilih sedikitnya satu kabar"),
            "invalid_choice": gettext_lazy("Pilih salah satu dari daftar"),
        },
    )


@require_safe
@member_page()
def webhook(request: MemberRequest) -> HttpResponse:
    """The latest events, each with how its last try ended. Four statements, however many they are."""
    partner_id = request.partner.pk
    kept: Webhook | None = Webhook.objects.filter(pk=partner_id).first()
    events = list(PartnerEvent.objects.filter(partner_id=partner_id).order_by("-updated_at", "-id")[:_SHOWN])
    tries = Delivery.objects.filter(partner_id=partner_id, event_id__in=[one.id for one in events]).order_by("at")
    last = {one.event_id: one for one in tries}
    context = {
        "webhook": kept,
        "secrets": live_secrets_of(partner_id, now=read_clock()) if kept is not None else (),
        "is_live": kept is not None and kept.state == WebhookState.LIVE,
        "events": [(one, *EVENT_STATES[EventState(one.state)], last.get(one.id)) for one in events],
        "waiting": EventState.WAITING.value,
    }
    return render(request, "partner_console/webhook.html", context)


@form_page
@member_page(for_keepers=True)
@never_cache
@recently_confirmed()
def set_address(request: MemberRequest) -> HttpResponse:
    """The first time the secret is shown in the answer, and never again."""
    if request.method != "POST":
        return _address_page(request, WebhookForm(initial=_kept(request)))
    form = WebhookForm(request.POST)
    if not form.is_valid():
        return _address_page(request, form)
    said = form.cleaned_data
    try:
        with unit_of_work(by=request.actor) as work:
            secret = set_webhook(address=said["address"], kinds=said["kinds"], by=work.actor, now=work.now)
    except WebhookAddressRefused as refused:
        form.add_error("address", str(WEBHOOK_ADDRESS_FAULTS[refused.fault]))
        return _address_page(request, form)
    if secret:
        return render(request, "partner_console/webhook_secret.html", {"secret": secret})
    messages.success(request, _("Webhook tersimpan."))
    return redirect("partner_console:webhook")


@form_page
@member_page(for_keepers=True)
@never_cache
@recently_confirmed()
def rotate_secret(request: MemberRequest) -> HttpResponse:
    """The new one is shown in the answer, and never again; the one before signs beside it for a while."""
    if request.method != "POST":
        return render(request, "partner_console/rotate_secret.html", {"days": OLD_KEY_LASTS.days})
    try:
        with unit_of_work(by=request.actor) as work:
            secret = rotate_webhook_secret(by=work.actor, now=work.now)
    except NoWebhook:
        messages.error(request, _no_webhook())
        return redirect("partner_console:webhook")
    return render(request, "partner_console/webhook_secret.html", {"secret": secret, "days": OLD_KEY_LASTS.days})


@require_POST
@member_page(for_keepers=True)
def try_address(request: MemberRequest) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            try_webhook(by=work.actor, now=work.now)
    except NoWebhook:
        messages.error(request, _no_webhook())
    else:
        messages.success(request, _("Kabar percobaan dikirim. Muat ulang halaman ini untuk melihat hasilnya."))
    return redirect("partner_console:webhook")


@require_POST
@member_page(for_keepers=True)
def replay(request: MemberRequest, event_id: UUID) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            replay_events(event_id=event_id, by=work.actor, now=work.now)
    except NoWebhook:
        messages.error(request, _no_webhook())
    except NoEvent:
        messages.error(request, _("Kabar itu tidak ada lagi. Kabar disimpan tiga puluh hari."))
    else:
        messages.success(request, _("Kabar itu dikirim lagi."))
    return redirect("partner_console:webhook")


@form_page
@member_page(for_keepers=True)
def end_address(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "partner_console/end_webhook.html")
    with unit_of_work(by=request.actor) as work:
        end_webhook(by=work.actor, now=work.now)
    messages.success(request, _("Webhook diakhiri."))
    return redirect("partner_console:webhook")


def _kept(request: MemberRequest) -> dict[str, Any]:
    """What is set already; all kinds where nothing is."""
    kept: Webhook | None = Webhook.objects.filter(pk=request.partner.pk).first()
    if kept is None:
        return {"kinds": [kind.value for kind in TO_CHOOSE]}
    return {"address": kept.address, "kinds": kept.kinds}


def _address_page(request: MemberRequest, form: WebhookForm) -> HttpResponse:
    return render(request, "partner_console/set_webhook.html", {"form": form})


def _no_webhook() -> str:
    return _("Belum ada webhook, atau sudah dihentikan. Simpan dulu alamatnya.")
