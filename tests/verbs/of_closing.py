"""The verb by which an applicant goes for good, in a situation with something of every step."""

from functools import partial
from itertools import count

from prakerja.accounts.models import Account
from prakerja.identity.photo_rules import PhotoKind
from prakerja.journey.close_account import close_account
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW, a_session
from tests.situations.identity import in_photos, numbers, with_photo
from tests.situations.waves import an_applicant, with_declaration, with_finished_test, with_particulars, with_phone
from tests.verbs.table import Doing, verb

#: Nobody has another's NIK.
_niks = count(5000)
_GIVEN_UP = (
    "accounts_account accounts_addressholder accounts_session assessment_sitting identity_identity identity_nikholder "
    "identity_photo identity_surplusphoto profile_particulars profile_phone profile_phoneholder"
)


@verb("journey.close_account", writes=f"{_GIVEN_UP} a_message", events="journey.account.closed")
def closing_the_account() -> Doing:
    applicant_id = an_applicant()
    account = Account.objects.get(pk=applicant_id)
    a_session(account)
    with_particulars(applicant_id)
    with_phone(applicant_id)
    with_declaration(applicant_id)
    with_finished_test(applicant_id)
    with_photo(in_photos(numbers(next(_niks) % 9999), account=account), PhotoKind.KTP)
    by = Actor.applicant(account.pk)
    return Doing(partial(close_account, account=account, by=by, now=NOW), by, account.pk)
