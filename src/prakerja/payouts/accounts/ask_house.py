"""What a bank or wallet says of an account, in this step's words."""

from prakerja.connectors.rails.ask_account import AccountRefused, Kyc, ask_account
from prakerja.payouts.accounts.account_question import AccountQuestion
from prakerja.payouts.accounts.rules import NotPayable, Told


def ask_house(question: AccountQuestion) -> Told | NotPayable:
    """Talks to the network, outside any transaction. Raises TryAgain."""
    answer = ask_account(question.house, question.account_number, question.bank_code)
    if isinstance(answer, AccountRefused):
        return NotPayable(answer.code)
    return Told(
        name=answer.name,
        nik=answer.nik,
        is_unverified=answer.kyc is Kyc.UNVERIFIED,
        limit_left=None if answer.limit_left is None else int(answer.limit_left),
    )
