from allauth.account.adapter import DefaultAccountAdapter


class InvitationOnly(DefaultAccountAdapter):
    """Nobody signs up: accounts are made by invitation (`services.invite`)."""

    def is_open_for_signup(self, request) -> bool:
        return False
