"""Default deny for fields: each has exactly one privacy class."""

import pytest

from intermediary.audit.privacy import Privacy, classes, own_models, unclassed


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_every_field_has_a_class(model):
    assert unclassed(model) == set()


def test_a_field_without_a_class_is_found():
    class Forgetful:
        PRIVACY = {"open": "key"}

        class _meta:
            local_fields = ()
            local_many_to_many = ()

    assert unclassed(Forgetful) == {"key"}


def test_classes_read_as_declared():
    from participants.models import Identity

    assert classes(Identity)["last_name"] is Privacy.IDENTITY
