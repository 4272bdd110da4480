"""Every address with something to open at it. A new address that is not here fails `test_every_page_is_looked_at`."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from intermediary.accounts.services import tokens
from intermediary.tests.browser import person_pages, strategy_pages
from intermediary.tests.browser.world import World

# Addresses with arguments: what to put there.
EXAMPLES: dict[str, Callable[[World], list]] = {
    "accept": lambda w: [urlsafe_base64_encode(force_bytes(w.invited.pk)), tokens.make_token(w.invited)],
    "check_in": lambda w: [w.check_in],
    "cohort_detail": lambda w: [w.cohort.key],
    "cohort_edit": lambda w: [w.cohort.key],
    "consent_give": lambda w: [w.participant.key],
    "contact_invite": lambda w: [w.firm.key],
    "data_quality": lambda w: [w.initiative.key],
    "employer_confirm": lambda w: [w.confirming],
    "employer_detail": lambda w: [w.firm.key],
    "employer_edit": lambda w: [w.firm.key],
    "enroll": lambda w: [w.later.key],
    "enrollment_edit": lambda w: [w.enrollment.key],
    "follow_up_add": lambda w: [w.placement.key],
    "follow_up_gap": lambda w: [w.initiative.key],
    "follow_up_plan": lambda w: [w.initiative.key],
    "follow_up_queue": lambda w: [w.initiative.key],
    "follow_up_wishes": lambda w: [w.participant.key],
    "funder_detail": lambda w: [w.grant.funder.key],
    "funder_edit": lambda w: [w.grant.funder.key],
    "funder_key_make": lambda w: [w.grant.funder.key],
    "funder_invite": lambda w: [w.grant.funder.key],
    "grant_compare": lambda w: [w.grant.key],
    "grant_dashboard": lambda w: [w.grant.key],
    "grant_detail": lambda w: [w.grant.key],
    "grant_edit": lambda w: [w.grant.key],
    "headcount_add": lambda w: [w.firm.key],
    "headcount_edit": lambda w: [w.headcount.key],
    "import_alike": lambda w: [w.initiative.key, w.comparing.pk],
    "import_columns": lambda w: [w.initiative.key, w.asking.pk],
    "import_detail": lambda w: [w.initiative.key, w.batch.pk],
    "import_list": lambda w: [w.initiative.key],
    "import_new": lambda w: [w.initiative.key],
    "import_notes": lambda w: [w.initiative.key, w.batch.pk],
    "import_rows": lambda w: [w.initiative.key, w.batch.pk],
    "import_undo": lambda w: [w.initiative.key, w.batch.pk],
    "initiative_detail": lambda w: [w.initiative.key],
    "initiative_edit": lambda w: [w.initiative.key],
    "opening_add": lambda w: [w.firm.key],
    "opening_edit": lambda w: [w.opening.key],
    "opening_fill": lambda w: [w.opening.key],
    "outcome_records": lambda w: [w.initiative.key],
    "outcomes": lambda w: [w.initiative.key],
    "own_opening_add": lambda w: [w.firm.key],
    "own_opening_edit": lambda w: [w.opening.key],
    "participant_detail": lambda w: [w.participant.key],
    "participant_edit": lambda w: [w.participant.key],
    "placement_add": lambda w: [w.participant.key],
    "placement_evidence": lambda w: [w.placement.key],
    "placement_edit": lambda w: [w.placement.key],
    "program_edit": lambda w: [w.cohort.program.key],
    "public_dashboard": lambda w: [w.initiative.key],
    "public_figure": lambda w: [w.public.pk, "pipeline"],
    "release_build": lambda w: [w.grant.key],
    "release_build_public": lambda w: [w.initiative.key],
    "release_correct": lambda w: [w.release.pk],
    "release_narrate": lambda w: [w.draft.pk],
    "release_progress": lambda w: [w.job.pk],
    "release_withdraw": lambda w: [w.release.pk],
    "report_add": lambda w: [w.grant.key],
    "report_move": lambda w: [w.report.pk],
    "report_sent_in": lambda w: [w.report.pk],
    "release_figure": lambda w: [w.release.pk, "pipeline"],
    "release_detail": lambda w: [w.draft.pk],
    "run_compare": lambda w: [w.initiative.key],
    "run_keep": lambda w: [w.initiative.key],
    "run_list": lambda w: [w.initiative.key],
    "seat_offer": lambda w: [w.seat_offer],
    "target_set": lambda w: [w.grant.key],
    "today": lambda w: [w.initiative.key],
    "wage_match": lambda w: [w.initiative.key],
}
EXAMPLES |= {name: partial(strategy_pages.arguments, name) for name in strategy_pages.EXAMPLES}
EXAMPLES |= person_pages.EXAMPLES
# Addresses that show no page of their own when opened, each with the reason.
NO_PAGE = {
    "account_logout": "asks nothing: it takes a POST",
    "account_reset_password_from_key": "needs a link from a mail; see test_sign_in",
    "account_set_password": "leads on: everybody has a password",
    "api_description": "JSON for programs",
    "api_grants": "JSON for programs",
    "api_release": "JSON for programs",
    "api_release_csv": "a file",
    "api_releases": "JSON for programs",
    "compute_again": "leads back: it takes a POST",
    "consent_withdraw": "leads back: it takes a POST",
    "deactivate": "leads back: it takes a POST",
    "evidence_file": "a file",
    "follow_up_tried": "leads back: it takes a POST",
    "funder_key_revoke": "leads back: it takes a POST",
    "import_begin": "leads back: it takes a POST",
    "import_cancel": "leads back: it takes a POST",
    "import_marked": "a file",
    "import_reopen": "leads back: it takes a POST",
    "grant_workbook": "a file",
    "invite_again": "leads back: it takes a POST",
    "live": "words for a load balancer",
    "mfa_activate_totp": "asks for the password again first; see test_second_factor",
    "mfa_authenticate": "half way of a sign-in; see test_second_factor",
    "mfa_deactivate_totp": "for those who have one; see test_second_factor",
    "mfa_download_recovery_codes": "a file",
    "mfa_generate_recovery_codes": "for those who have one; see test_second_factor",
    "mfa_reauthenticate": "for those who have one; see test_second_factor",
    "mfa_view_recovery_codes": "for those who have one; see test_second_factor",
    "opening_free": "leads back: it takes a POST",
    "outcome_records_file": "a file",
    "public_file": "a file",
    "public_picture": "a file",
    "release_attack": "leads back: it takes a POST",
    "release_discard": "leads back: it takes a POST",
    "release_hide": "leads back: it takes a POST",
    "release_stop": "leads back: it takes a POST",
    "report_remove": "leads back: it takes a POST",
    "report_reopen": "leads back: it takes a POST",
    "release_file": "a file",
    "release_picture": "a file",
    "release_publish": "leads back: it takes a POST",
    "run_cancel": "leads back: it takes a POST",
    "run_check": "leads back: it takes a POST",
    "run_discard": "leads back: it takes a POST",
    "run_recompute": "leads back: it takes a POST",
    "run_resume": "leads back: it takes a POST",
    "set_language": "leads back: it takes a POST",
    "target_remove": "leads back: it takes a POST",
    "wage_match_discard": "leads back: it takes a POST",
    "wage_match_file": "a file",
    "wage_match_write": "leads back: it takes a POST",
}
NO_PAGE |= strategy_pages.NO_PAGE | person_pages.NO_PAGE
# Further states of a page that look different.
ALSO = {
    "data_quality": "?check=dated-ahead",
    "outcome_records": "&measure=emp.fill_rate",
    "outcomes": "?cut=gender",
    "participant_list": "?q=nobody-of-this-name",
    "today": "?whose=everybody",
}


# What an address has to be asked, so that there is something to show.
ASKED: dict[str, Callable[[World], str]] = {
    "outcome_records": lambda w: f"?of=initiative:{w.initiative.key}&measure=sector.ret.same.180",
}


def address(name: str, world: World) -> str:
    asked = ASKED[name](world) if name in ASKED else ""
    return reverse(name, args=EXAMPLES[name](world) if name in EXAMPLES else []) + asked
