"""Where allauth meets the house: its letters go through the outbox, its texts are ours."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    pass
