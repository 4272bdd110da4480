"""Which port the web gets."""

import socket

import pytest
from local import ports
from local.messages import Trouble


@pytest.fixture
def taken():
    with socket.socket() as server:
        server.bind((ports.ADDRESS, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_asked_for_is_used():
    free = ports.any_free()
    assert ports.for_web(str(free)) == free


def test_a_port_asked_for_that_is_in_use_is_refused_with_what_to_do(taken):
    with pytest.raises(Trouble, match=f"port {taken} is in use.*--port {taken + 1}"):
        ports.for_web(str(taken))


def test_the_next_free_port_is_taken_when_none_was_asked_for(taken):
    assert taken < ports.for_web(None, first=taken) < taken + 100


@pytest.mark.parametrize("asked", ["http", "-1", "80000", "8000.5"])
def test_what_is_no_port_is_refused(asked):
    with pytest.raises(Trouble, match="must be a number"):
        ports.for_web(asked)


def test_nought_means_any():
    assert ports.for_web("0") > 1023


def test_an_older_port_is_kept_while_it_is_free(taken):
    free = ports.any_free()
    assert ports.any_free(free) == free
    assert ports.any_free(taken) != taken
