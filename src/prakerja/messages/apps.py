"""Django's entry for the messages; the label differs because django.contrib.messages took the plain one."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "prakerja.messages"
    label = "outbox"
    verbose_name = "messages"
