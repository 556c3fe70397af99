import json

import paysession
import pytest

MESSAGE = "yuno.create-customer-session"
BODY = b'{"account_id": "8beac4de", "country": "Brazil", "callback_url": "x"}'
EXPECTED = [
    (
        "/account_id",
        "length",
        "must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 8)",
    ),
    ("/country", "choice", "must be an ISO 3166-1 alpha-2 country code"),
    ("/callback_url", "length", "must be 3 to 526 characters, found 1"),
    ("/customer_id", "required", "is required"),
]


def told(violations):
    return [(each.pointer, each.code, each.message) for each in violations]


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        bytearray(BODY),
        memoryview(BODY),
        memoryview(b" ".join([BODY[i : i + 1] for i in range(len(BODY))]))[::2],
        BODY.decode(),
    ],
)
def test_every_kind_of_body_gives_the_same_report(body):
    assert told(paysession.violations(MESSAGE, body)) == EXPECTED


def test_validate_raises_an_error_with_every_violation():
    with pytest.raises(paysession.ValidationError) as raised:
        paysession.validate(MESSAGE, BODY)
    assert told(raised.value.violations) == EXPECTED
    assert str(raised.value).splitlines()[1] == f"/country: {EXPECTED[1][2]}"


@pytest.mark.parametrize("message", paysession.messages())
def test_an_example_keeps_every_rule(message):
    example = paysession.example(message)
    paysession.validate(message, example)
    assert paysession.schema(message)["examples"] == [json.loads(example)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            {"amount": 0.1},
            "body must be bytes, bytearray, memoryview or str, the text as it was "
            "sent: the numbers of a dict are floats already, and its repeated "
            "members are gone",
        ),
        (None, "body must be bytes, bytearray, memoryview or str"),
        (["secret"], "body must be bytes, bytearray, memoryview or str"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(body, reason):
    with pytest.raises(TypeError) as raised:
        paysession.violations(MESSAGE, body)
    # pyo3 notes the argument's name where the Python version has notes.
    assert str(raised.value).endswith(reason)


@pytest.mark.parametrize("half", ["\ud800", "\udfff"])
@pytest.mark.parametrize("text", ["{half}", '{{"country": "{half}"}}', '["{half}'])
def test_half_a_surrogate_pair_is_a_violation_of_the_syntax(half, text):
    (violation,) = paysession.violations(MESSAGE, text.format(half=half))
    assert violation.code == "syntax"


def test_a_reading_is_chosen_by_name():
    body = paysession.example(MESSAGE).rstrip()[:-1] + ', "unknown": 1}'
    assert paysession.violations(MESSAGE, body) == []
    (violation,) = paysession.violations(MESSAGE, body, "strict")
    assert told([violation]) == [("/unknown", "unknown", "unknown member")]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (
            lambda: paysession.violations("secret", b""),
            "message must be one of " + ", ".join(paysession.messages()),
        ),
        (
            lambda: paysession.violations(MESSAGE, b"", "secret"),
            "reading must be one of published, strict, tolerant",
        ),
        (
            lambda: paysession.schema(MESSAGE, "secret"),
            "profile must be one of strict, portable, editor",
        ),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(call, reason):
    with pytest.raises(ValueError) as raised:
        call()
    assert str(raised.value) == reason


def test_no_error_holds_a_value():
    body = BODY.replace(b'"x"', b'"4111111111111111\\u0000"')
    told = paysession.violations(MESSAGE, body)
    texts = [str(told), repr(told), *map(str, told)]
    with pytest.raises(paysession.ValidationError) as raised:
        paysession.validate(MESSAGE, body)
    texts += [str(raised.value), repr(raised.value)]
    assert not [text for text in texts if "4111" in text or "Brazil" in text]


def test_rules_have_a_row_for_every_field():
    rows = {row["pointer"]: row for row in paysession.rules(MESSAGE)}
    assert rows["/country"] == {
        "pointer": "/country",
        "alias": None,
        "variant": None,
        "must_be": "an ISO 3166-1 alpha-2 country code",
        "required": True,
        "nullable": False,
        "source": rows["/country"]["source"],
    }
    assert rows["/country"]["source"].startswith("yuno/create-customer-session")
    assert "mode=payment" in {
        row["variant"] for row in paysession.rules("komoju.create-session")
    }
