from intermediary.accounts.policy import admit, close, open_to_all
from intermediary.accounts.roles import ADMINISTRATORS, EVERYBODY

open_to_all("account_login", "account_reset_password", "account_reset_password_from_key", "accept", writes=True)
open_to_all("account_reset_password_done", "account_reset_password_from_key_done", "account_inactive")
open_to_all("set_language", writes=True)  # a cookie; `next` only where it leads to this site
close("account_signup", "account_email", "account_email_verification_sent", "account_confirm_email")
close("account_confirm_login_code")
open_to_all("mfa_authenticate", writes=True, rows="own")  # allauth holds it to a sign-in under way
admit(
    EVERYBODY,
    "account_logout",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    rows="own",
    writes=True,
)
admit(EVERYBODY, "mfa_index", "mfa_view_recovery_codes", "mfa_download_recovery_codes", rows="own")
admit(ADMINISTRATORS, "people")
admit(ADMINISTRATORS, "invite", "invite_again", writes=True)
