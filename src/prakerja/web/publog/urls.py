"""The addresses of the public log."""

from django.urls import path

from prakerja.web.publog import machine_pages, pages

app_name = "publog"

urlpatterns = [
    path("", pages.public_log, name="public_log"),
    path("pengawas/", pages.witnesses, name="witnesses"),
    path("checkpoint", machine_pages.checkpoint, name="checkpoint"),
    path("cosignatures", machine_pages.cosignatures, name="cosignatures"),
    path("entries", machine_pages.entries, name="entries"),
    path("inclusion", machine_pages.prove_inclusion, name="prove_inclusion"),
    path("consistency", machine_pages.prove_consistency, name="prove_consistency"),
    path("stamps", machine_pages.stamps, name="stamps"),
    path("key", machine_pages.key, name="key"),
]
