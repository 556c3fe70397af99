"""What passes between processes."""

import copy
import pickle

import paysession
import pytest
from paysession._core import Faults

MESSAGE = "yuno.create-customer-session"
PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


def every_violation():
    for message in paysession.messages():
        faults = Faults(message)
        for index in range(len(faults)):
            yield from paysession.violations(message, faults.broken(index)[0])


def as_told(violation):
    return violation.pointer, violation.code, violation.message, str(violation)


def test_a_violation_is_the_same_in_another_process():
    seen = 0
    for violation in every_violation():
        for protocol in PROTOCOLS:
            back = pickle.loads(pickle.dumps(violation, protocol))
            assert (back, hash(back)) == (violation, hash(violation))
            assert as_told(back) == as_told(violation)
        seen += 1
    assert seen > 1_000
    assert copy.deepcopy(violation) == violation


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_error_is_the_same_in_another_process(protocol):
    with pytest.raises(paysession.ValidationError) as raised:
        paysession.validate(MESSAGE, b"{}")
    back = pickle.loads(pickle.dumps(raised.value, protocol))
    assert type(back) is paysession.ValidationError
    assert back.violations == raised.value.violations
    assert str(back) == str(raised.value)


def test_an_error_keeps_violations_that_come_once():
    found = paysession.violations(MESSAGE, b"{}")
    error = paysession.ValidationError(iter(found))
    assert pickle.loads(pickle.dumps(error)).violations == found


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_finding_is_the_same_in_another_process(tmp_path, protocol):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes(b'{"country": "Brazil"}\n{\n' + b"[" * (16 * 1024 * 1024 + 1))
    findings = list(paysession.validate_ndjson(MESSAGE, file))
    back = pickle.loads(pickle.dumps(findings, protocol))
    assert back == findings
    assert set(back) == set(findings)
    assert list(map(str, back)) == list(map(str, findings))
    assert {each.code for each in back} == {"choice", "required", "syntax", "too-long"}


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (("4111", "type", ""), "must be a JSON Pointer, which begins with `/`"),
        (("", "4111", ""), "must be the code of a violation, such as required"),
    ],
)
def test_what_is_no_violation_is_refused_without_its_value(parts, reason):
    for made in (
        lambda: paysession.Violation(*parts),
        lambda: paysession.LineFinding(1, 1, *parts),
    ):
        with pytest.raises(ValueError) as raised:
            made()
        assert str(raised.value) == reason
