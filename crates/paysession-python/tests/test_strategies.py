import paysession
import pytest

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, given, settings  # noqa: E402
from paysession import strategies  # noqa: E402

FEW = settings(
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
every_message = pytest.mark.parametrize("message", paysession.messages())


@every_message
def test_valid_bodies_keep_every_rule(message):
    @FEW
    @given(strategies.valid(message))
    def keeps(body):
        assert paysession.violations(message, body) == []

    keeps()


@every_message
def test_invalid_bodies_break_the_rule_that_they_say(message):
    @FEW
    @given(strategies.invalid(message))
    def breaks(broken):
        first = paysession.violations(message, broken.body)[0]
        assert (first.pointer, first.code) == (broken.pointer, broken.code)

    breaks()


@every_message
def test_boundary_bodies_lie_on_both_sides(message):
    seen = set()

    @settings(FEW, max_examples=200)
    @given(strategies.boundary(message))
    def lies(body):
        seen.add(paysession.violations(message, body) == [])

    lies()
    assert seen == {True, False}
