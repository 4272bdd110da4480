"""Second-factor secrets are sealed at rest."""

from allauth.mfa.adapter import get_adapter


def test_a_secret_is_sealed_and_comes_back():
    sealed = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert get_adapter().decrypt(sealed) == "JBSWY3DPEHPK3PXP"
