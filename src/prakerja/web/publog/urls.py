"""The addresses of the public log."""

from django.urls import path

from prakerja.web.publog import machine_pages, pages

urlpatterns = [
    path("", pages.public_log, name="public_log"),
    path("checkpoint", machine_pages.checkpoint, name="log_checkpoint"),
    path("entries", machine_pages.entries, name="log_entries"),
    path("inclusion", machine_pages.prove_inclusion, name="log_inclusion"),
    path("consistency", machine_pages.prove_consistency, name="log_consistency"),
    path("key", machine_pages.key, name="log_key"),
]
