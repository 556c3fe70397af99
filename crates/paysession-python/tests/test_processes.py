"""What passes between processes, and what a signal ends."""

import copy
import os
import pickle
import signal
import threading
import time

import paysession
import pytest
from paysession._core import Faults

MESSAGE = "yuno.create-customer-session"
FINE = paysession.example(MESSAGE).replace("\n", " ").encode()
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


class Timer:
    """Sends this process a signal, and says how long it took to be raised."""

    def __enter__(self):
        self.start = time.monotonic()
        self.timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
        self.timer.start()
        return self

    def __exit__(self, *_):
        self.timer.cancel()
        self.seconds = time.monotonic() - self.start


@pytest.fixture(scope="module")
def long_column():
    """Rows that take at least ten seconds, and little memory."""
    pa = pytest.importorskip("pyarrow")
    few = pa.array([FINE] * 20_000, pa.binary_view())
    start = time.monotonic()
    paysession.validate_batch(MESSAGE, few)
    times = int(10 / (time.monotonic() - start)) + 1
    nulls, views, *texts = few.buffers()
    buffers = [nulls, pa.py_buffer(views.to_pybytes() * times), *texts]
    return pa.Array.from_buffers(pa.binary_view(), 20_000 * times, buffers)


@pytest.mark.parametrize("threads", [1, 3])
def test_control_c_ends_a_batch(long_column, threads):
    with Timer() as timer, pytest.raises(KeyboardInterrupt):
        paysession.validate_batch(MESSAGE, long_column, threads=threads)
    assert timer.seconds < 4


def test_control_c_ends_a_stream(long_column):
    """The interface of streams has words for an error, and no exception."""
    pa = pytest.importorskip("pyarrow")
    column = pa.chunked_array([long_column])
    with Timer() as timer, pytest.raises(pa.ArrowInvalid, match="KeyboardInterrupt"):
        pa.chunked_array(paysession.validate_batch(MESSAGE, column))
    assert timer.seconds < 4


def test_control_c_ends_a_file_in_which_nothing_is_wrong(tmp_path):
    file = tmp_path / "bodies.ndjson"
    with open(file, "wb") as holes:
        holes.write(FINE + b"\n")
        holes.truncate(64 * 1024**3)
    findings = paysession.validate_ndjson(MESSAGE, file)
    with Timer() as timer, pytest.raises(KeyboardInterrupt):
        next(findings)
    assert timer.seconds < 4
    assert (findings.bodies, findings.wrong) == (1, 0)


def test_a_handler_of_signals_may_ask_how_far_a_file_is(tmp_path):
    file = tmp_path / "bodies.ndjson"
    with open(file, "wb") as holes:
        holes.write(FINE + b"\n")
        holes.truncate(4 * 1024**3)
    findings = paysession.validate_ndjson(MESSAGE, file)
    told = []
    before = signal.signal(signal.SIGALRM, lambda *_: told.append(findings.bodies))
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        assert next(findings).code == "too-long"
    finally:
        signal.signal(signal.SIGALRM, before)
    assert told == [1] or told == [0]
