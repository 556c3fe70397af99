import json

import paysession
import pytest

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, find, given, settings
from paysession import strategies
from paysession._core import Faults
from paysession._from_schema import values

CUSTOMER = "yuno.create-customer-session"
CHECKOUT = "yuno.create-checkout-session"
FEW = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
MANY = settings(FEW, max_examples=500)
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


def test_valid_bodies_are_of_every_variant():
    seen = set()

    @MANY
    @given(strategies.valid("komoju.create-session"))
    def look(body):
        seen.add(json.loads(body).get("mode"))

    look()
    assert seen == {None, "payment", "customer", "customer_payment"}


@every_message
def test_every_fault_is_found_where_it_is_and_called_what_it_is(message):
    faults = Faults(message)
    for index in range(len(faults)):
        for body in (None, paysession.example(message)):
            broken, *expected = faults.broken(index, body)
            first = paysession.violations(message, broken)[0]
            assert [first.pointer, first.code] == expected


def test_a_fault_of_a_field_that_is_there_under_its_other_name_is_alone():
    body = {
        "id": "0" * 36,
        "merchant_order_id": "000",
        "payment_description": "000",
        "country": "AD",
        "created_at": "2000-01-01T00:00:00.000000Z",
    }
    message = "yuno.checkout-session"
    assert paysession.violations(message, json.dumps(body)) == []
    faults = Faults(message)
    for index in range(len(faults)):
        broken, *expected = faults.broken(index, json.dumps(body))
        first = paysession.violations(message, broken)[0]
        assert [first.pointer, first.code] == expected


def test_faults_are_in_every_field_and_of_every_kind():
    faults = Faults(CHECKOUT)
    told = [faults.broken(index)[1:] for index in range(len(faults))]
    kinds = {"choice", "duplicate", "format", "items", "length", "range", "required"}
    assert {code for _, code in told} == {*kinds, "step", "type"}
    fields = {each["pointer"].replace("*", "0") for each in paysession.rules(CHECKOUT)}
    assert fields <= {pointer for pointer, _ in told}


def test_a_rule_that_is_not_known_is_not_passed_over():
    with pytest.raises(NotImplementedError, match=": contentEncoding$"):
        values({"type": "string", "contentEncoding": "base64"})


def test_what_fails_shrinks_to_the_fields_that_must_be_there():
    body = json.loads(find(strategies.valid(CUSTOMER), lambda _: True, settings=MANY))
    required = [
        each["pointer"][1:] for each in paysession.rules(CUSTOMER) if each["required"]
    ]
    assert sorted(body) == sorted(required)


def test_what_fails_shrinks_to_the_field_that_fails():
    def fails(body):
        return len(json.loads(body).get("callback_url") or "") > 7

    body = json.loads(find(strategies.valid(CUSTOMER), fails, settings=MANY))
    required = [
        each["pointer"][1:] for each in paysession.rules(CUSTOMER) if each["required"]
    ]
    assert sorted(body) == sorted([*required, "callback_url"])
    assert body["callback_url"] == "00000000"


def test_a_broken_body_shrinks_to_the_first_fault_in_the_example():
    fails = find(
        strategies.invalid(CUSTOMER),
        lambda broken: broken.code == "choice",
        settings=MANY,
    )
    assert fails.pointer == "/country"
    assert "callback_url" in fails.body
