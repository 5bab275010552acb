"""The addresses that machines ask: health, and the way back of gateways, banks and wallets."""

from typing import Final

from django.urls import path

from prakerja.web.machines import delivery_reports, health, house_callbacks

app_name = "machines"

#: Where a house tells of a payment, and as which service it is answered.
_NOTIFIES: Final = {
    "transfer/notify": "18",
    "transfer-rtgs/notify": "76",
    "transfer-skn/notify": "75",
    "emoney/topup/notify": "38",
}

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("gateways/delivery-reports/<slug:gateway>", delivery_reports.delivery_reports, name="delivery_reports"),
    path(
        "gateways/delivery-reports/<slug:gateway>/<str:secret>",
        delivery_reports.delivery_reports_by_address,
        name="delivery_reports_by_address",
    ),
    *(
        path(
            f"gateways/payments/<slug:house>/v1.0/{notify}",
            house_callbacks.house_callback,
            {"service": service},
            name=f"house_callback_{service}",
        )
        for notify, service in _NOTIFIES.items()
    ),
]
