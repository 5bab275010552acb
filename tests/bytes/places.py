"""The table of places where a stranger's bytes come in: who reads them, and which test sends that reader nonsense.

A place is a module of the pages, or of what they call, and what it takes: a part of the request, or a parser that it
hands a text to which somebody else wrote. A new one without a row fails (`test_every_place_has_a_row.py`).
"""

from typing import Final

FORMS: Final = "test_bodies.py::test_neither_body_nor_field_of_any_form_breaks_its_page"
MULTIPART: Final = "test_bodies.py::test_whatever_a_body_is_cut_into_somebody_is_answered"
HEADS: Final = "test_heads.py::test_whatever_a_header_holds_somebody_is_answered"
LENGTHS: Final = "test_heads.py::test_whatever_length_is_announced_nobody_waits_for_it"
ADDRESSES: Final = "test_heads.py::test_whatever_stands_in_the_address_somebody_is_answered"
METHODS: Final = "test_heads.py::test_whatever_is_asked_for_somebody_is_answered"
COOKIES: Final = "test_cookies.py::test_whatever_a_cookie_holds_somebody_is_answered"
SHOWN_CODES: Final = "test_cookies.py::test_no_cookie_but_our_own_shows_recovery_codes"
SESSIONS: Final = "test_cookies.py::test_no_cookie_but_our_own_opens_a_session"
QUERIES: Final = "test_queries.py::test_whatever_the_log_is_asked_it_answers_or_says_what_is_wrong"
CARD_LISTS: Final = "test_card_lists.py::test_whatever_a_list_of_cards_is_asked_for_it_shows_cards"
SEARCHES: Final = "test_searches.py::test_whatever_the_catalogue_is_asked_for_it_answers_soon"
REVIEWS: Final = "test_searches.py::test_whatever_place_among_reviews_is_asked_for_some_are_shown"
PARTNER_LISTS: Final = "test_card_lists.py::test_whatever_a_list_of_a_partner_is_asked_for_it_shows_some"
OFFICE_LISTS: Final = "test_card_lists.py::test_whatever_a_list_of_partners_or_courses_is_asked_for_it_shows_some"
PAYMENT_LISTS: Final = "test_card_lists.py::test_whatever_a_list_of_payments_is_asked_for_it_shows_some"
PARTNERS: Final = "test_partner_calls.py::test_whatever_a_partner_sends_it_is_told_in_the_envelope"
PARTNERS_OF_V2: Final = "test_partner_calls_of_v2.py::test_whatever_a_partner_sends_it_is_told_as_a_problem"
CURSORS: Final = "test_partner_calls_of_v2.py::test_whatever_a_cursor_is_made_of_it_is_a_place_in_a_list_or_none"
NEXT_PAGES: Final = "test_queries.py::test_wherever_a_visitor_wants_to_go_it_is_a_page_of_ours_or_none"
TOKENS: Final = "test_queries.py::test_no_link_but_one_that_we_signed_opens_anything"
REPORTS: Final = "test_reports.py::test_whatever_a_gateway_posts_it_is_taken_or_refused"
COSIGNATURES: Final = "test_reports.py::test_whatever_a_witness_hands_in_it_is_taken_or_refused"
HOUSES: Final = "test_reports.py::test_whatever_a_house_posts_it_is_told_in_the_form_of_the_standard"
SHOWN_SECRETS: Final = "test_reports.py::test_whatever_a_gateway_shows_it_is_let_in_by_the_secret_alone"
SIGN_INS: Final = "test_partner_calls.py::test_whatever_signs_somebody_in_is_answered"
PASSKEYS: Final = "test_passkeys.py::test_whatever_a_device_answers_it_is_taken_or_refused"
PHOTOS: Final = "test_files.py::test_whatever_a_photo_begins_with_it_is_one_or_none"
LISTS: Final = "test_files.py::test_whatever_a_list_holds_it_is_read_or_its_lines_are_named"
SEATS: Final = "test_files.py::test_whatever_a_table_of_seats_holds_it_is_read_or_its_lines_are_named"

#: By what is taken: who may take it, wherever in the rooms that is, and what sends nonsense there. A form is a row of
#: tests/web/forms: each of them is sent nonsense.
TAKEN_BY_ALL: Final = {
    "POST": FORMS,
    "FILES": MULTIPART,
    "headers": HEADS,
    "COOKIES": COOKIES,
    "META": HEADS,
    "path": ADDRESSES,
    "path_info": ADDRESSES,
    "method": METHODS,
    "get_full_path": ADDRESSES,
    "get_host": HEADS,
}
#: Where a text is handed to a parser, or taken in another way than by all: each place by itself.
PLACES: Final = {
    "accounts/check_passkey.py: json.loads": PASSKEYS,
    "accounts/check_passkey.py: base64url_to_bytes": PASSKEYS,
    "accounts/confirmation_link.py: read_signed": TOKENS,
    "accounts/invitation_link.py: signing.loads": TOKENS,
    "accounts/known_browser.py: read_signed": COOKIES,
    "accounts/own_mailbox.py: read_signed": TOKENS,
    "accounts/passkey_ceremony.py: verify_authentication_response": PASSKEYS,
    "accounts/passkey_ceremony.py: verify_registration_response": PASSKEYS,
    "accounts/session_key.py: base64.b64decode": SESSIONS,
    "backoffice/assessment/extra_time_case.py: read_signed": TOKENS,
    "backoffice/cards/card_lists.py: request.GET": CARD_LISTS,
    "backoffice/cards/found.py: read_signed": TOKENS,
    "backoffice/identity/photo_links.py: read_signed": TOKENS,
    "backoffice/training/face_links.py: read_signed": TOKENS,
    "backoffice/ledger/page_link.py: read_signed": TOKENS,
    **dict.fromkeys(
        (
            *("backoffice/payouts/batch.py: request.GET", "backoffice/payouts/batches.py: request.GET"),
            *("backoffice/payouts/cases.py: request.GET", "backoffice/payouts/differences.py: request.GET"),
            *("backoffice/payouts/doubts.py: request.GET", "backoffice/payouts/instruction.py: request.GET"),
        ),
        PAYMENT_LISTS,
    ),
    "backoffice/training/courses.py: request.GET": OFFICE_LISTS,
    "backoffice/training/partners.py: request.GET": OFFICE_LISTS,
    "backoffice/training/statements.py: request.GET": OFFICE_LISTS,
    "backoffice/training/statement.py: request.GET": OFFICE_LISTS,
    "connectors/callbacks.py: base64.b64decode": SHOWN_SECRETS,
    "connectors/webhooks/rules.py: urlsplit": PARTNERS_OF_V2,
    "connectors/webhooks/signature.py: base64.b64decode": PARTNERS_OF_V2,
    "front/body.py: exchange": LENGTHS,
    "front/environ.py: scope.headers": HEADS,
    "front/environ.py: scope.path": ADDRESSES,
    "front/environ.py: scope.query_string": ADDRESSES,
    "front/environ.py: scope.method": METHODS,
    "front/front.py: scope.path": ADDRESSES,
    "front/head.py: scope.headers": HEADS,
    "identity/decoder/decode.py: Image.open": PHOTOS,
    "partner_console/calls.py: request.GET": PARTNER_LISTS,
    "partner_console/courses.py: request.GET": PARTNER_LISTS,
    "partner_console/offers.py: request.GET": PARTNER_LISTS,
    "partner_console/statements.py: request.GET": PARTNER_LISTS,
    "pages/whole_requests.py: MultiPartParser": MULTIPART,
    "pages/whole_requests.py: request.body": LENGTHS,
    **dict.fromkeys(
        (
            *("partner_api/v1/answer_first.py: request.body", "partner_api/v1/api.py: request.body"),
            *("partner_api/v1/caller.py: request.body", "partner_api/read_json.py: request.body"),
            *("partner_api/read_json.py: json.loads", "training/invoices.py: urlsplit"),
            *("training/tasks_of_training.py: urlsplit", "partners/rules.py: urlsplit"),
        ),
        PARTNERS,
    ),
    **dict.fromkeys(
        (
            *("partner_api/v2/caller.py: request.body", "partner_api/v2/working.py: request.body"),
            "partner_api/v2/api.py: request.body",
        ),
        PARTNERS_OF_V2,
    ),
    "partner_api/v2/listing.py: base64.urlsafe_b64decode": CURSORS,
    "partner_api/v2/listing.py: json.loads": CURSORS,
    "screening/list_header.py: csv.reader": LISTS,
    "screening/listed_numbers.py: csv.reader": LISTS,
    "waves/parse_seats.py: csv.reader": SEATS,
    "partner_api/sso/caller.py: request.body": SIGN_INS,
    "partner_api/sso/sign_in.py: request.body": SIGN_INS,
    "partner_api/sso/sign_in.py: request.GET": SIGN_INS,
    "web/sso/consent.py: request.GET": SIGN_INS,
    "web/accounts/sign_up.py: request.get_signed_cookie": COOKIES,
    "web/accounts/shown_codes.py: read_signed": SHOWN_CODES,
    "pages/network.py: ipaddress.ip_address": HEADS,
    "web/accounts/visitor.py: request.GET": NEXT_PAGES,
    "pages/network.py: ipaddress.ip_network": HEADS,
    "web/machines/delivery_reports.py: json.loads": REPORTS,
    "web/machines/delivery_reports.py: request.body": REPORTS,
    "web/machines/house_callbacks.py: request.body": HOUSES,
    "web/machines/our_network.py: ipaddress.ip_address": HEADS,
    "web/publog/machine_pages.py: request.GET": QUERIES,
    "web/publog/machine_pages.py: request.body": COSIGNATURES,
    "web/training/catalogue.py: request.GET": SEARCHES,
    "backoffice/appeals/recording.py: request.GET": OFFICE_LISTS,
    "web/training/reviews.py: request.GET": REVIEWS,
}
#: A parser's word, where what it reads was written by ourselves: no stranger reaches it.
OURS: Final = {
    "partner_api/v2/description.py: json.loads": "the description, which we wrote a moment before",
    "accounts/passkey_ceremony.py: urlsplit": "the address of the site, from the environment",
    "accounts/session_store.py: json.loads": "what we wrote into the row of the session",
    "assessment/bank.py: tomllib.loads": "the questions of the test, which come with the programme",
    "draw/drawn_files.py: zipfile.ZipFile": "the bundle that we wrote, whose hash is known",
    "web/public/pages.py: urlsplit": "the address of the site, from the environment",
    "cards/own_card.py: json.loads": "the moves, which the database put together",
    "messages/words.py: json.loads": "what we sealed",
    "profile/declaration_text.py: tomllib.loads": "the declaration, which comes with the programme",
    "pages/recently_confirmed.py: base64url_to_bytes": "the question, which the session kept",
    "web/accounts/let_in.py: base64url_to_bytes": "the question, which the session kept",
    "web/accounts/passkeys.py: base64url_to_bytes": "the question, which the session kept",
    "training/signals/thresholds.py: tomllib.loads": "the thresholds, which come with the programme",
    "backoffice/training/signals.py: request.GET": OFFICE_LISTS,
    "backoffice/training/certificates.py: request.GET": OFFICE_LISTS,
    "training/working_days.py: tomllib.loads": "the holidays, which come with the programme",
    "training/reviews/rules.py: tomllib.loads": "the words by which reviews are hidden, which come with the programme",
    "pages/lead_back.py: parse_qsl": "an address that two officers have registered for the institution",
    "pages/lead_back.py: urlsplit": "an address that two officers have registered for the institution",
    "web/publog/pages.py: json.loads": "a line of our own log",
    "connectors/beacon/beacons.py: json.loads": "the file that the sandbox wrote for the demo",
    "draw/papers_of.py: json.loads": "entries of our own log",
    "draw/log_entries.py: json.loads": "read by a witness's command, and by no page (tests/draw)",
}
