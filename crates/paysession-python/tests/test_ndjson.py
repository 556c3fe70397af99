import errno
import os
import signal

import paysession
import pytest

MESSAGE = "yuno.create-customer-session"
FINE = paysession.example(MESSAGE).replace("\n", " ").encode()
WRONG = b'{"country": "Brazil"}'


def told(path, **options):
    findings = paysession.validate_ndjson(MESSAGE, path, **options)
    return [(each.line, each.pointer, each.code) for each in findings]


def of(line, body):
    found = paysession.violations(MESSAGE, body)
    return [(line, each.pointer, each.code) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", []),
        (b"\n\n", []),
        (FINE, []),
        (b"\xef\xbb\xbf" + FINE + b"\r\n", []),
        (FINE + b"\n" + WRONG, of(2, WRONG)),
        (b"\n \n" + WRONG + b"\n" + FINE + b"\n{\n", of(3, WRONG) + of(5, b"{")),
        (b"\xff\n", of(1, b"\xff")),
    ],
)
def test_the_wrong_lines_of_a_file(tmp_path, text, expected):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes(text)
    assert told(file) == told(str(file)) == expected


def test_a_finding_says_what_the_program_says(tmp_path):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes(FINE + b'\n{"country": "US"\n')
    (finding,) = paysession.validate_ndjson(MESSAGE, file)
    assert str(finding) == "2:17: syntax: must be JSON: expected `,` or `}`"
    file.write_bytes(FINE + b"\n" + FINE.replace(b'"US"', b'"USA"'))
    (finding,) = paysession.validate_ndjson(MESSAGE, file)
    column = FINE.index(b'"US"') + 1
    assert (finding.line, finding.column) == (2, column)
    words = "must be an ISO 3166-1 alpha-2 country code"
    assert finding.message == words
    assert str(finding) == f"2:{column}: choice: /country: {words}"
    assert "USA" not in repr(finding)


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_many_lines_keep_their_order_and_are_counted(tmp_path, threads):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes((FINE + b"\n\n" + WRONG + b"\n") * 30_000)
    findings = paysession.validate_ndjson(MESSAGE, file, threads=threads)
    lines = [each.line for each in findings if each.pointer == "/country"]
    assert lines == list(range(3, 90_001, 3))
    assert (findings.bodies, findings.wrong) == (60_000, 30_000)


def test_a_line_without_an_end_is_not_held(tmp_path):
    file = tmp_path / "bodies.ndjson"
    most = 16 * 1024 * 1024
    file.write_bytes(b"[" * (most + 1) + b"\n" + WRONG + b"\n")
    first, second, *_ = paysession.validate_ndjson(MESSAGE, file)
    assert str(first) == f"1:1: too-long: must be at most {most} bytes"
    assert second.line == 2


def test_a_name_of_a_member_begins_no_line(tmp_path):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes(FINE.rstrip()[:-1] + b', "a\\n2:1: choice: /b": 1}')
    (finding,) = paysession.validate_ndjson(MESSAGE, file, "strict")
    assert finding.pointer == "/a\n2:1: choice: ~1b"
    for text in (str(finding), repr(finding)):
        assert text.isprintable()


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("missing", FileNotFoundError, errno.ENOENT),
        ("", IsADirectoryError, errno.EISDIR),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_with_its_name(
    tmp_path, name, kind, number
):
    path = tmp_path / name
    with pytest.raises(kind) as raised:
        paysession.validate_ndjson(MESSAGE, path)
    error = raised.value
    assert (error.errno, error.filename) == (number, os.fspath(path))
    assert error.strerror == os.strerror(number)


@pytest.mark.parametrize(
    ("argument", "value"), [("message", "secret"), ("reading", "secret")]
)
def test_an_unknown_name_is_refused(tmp_path, argument, value):
    arguments = {"message": MESSAGE, "path": tmp_path, argument: value}
    with pytest.raises(ValueError, match=f"^{argument} must be one of "):
        paysession.validate_ndjson(**arguments)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no process")
def test_a_process_that_forks_reads_files_on_both_sides(tmp_path):
    """As Spark and `multiprocessing` fork; threads do not follow."""
    file = tmp_path / "bodies.ndjson"
    file.write_bytes((WRONG + b"\n") * 30_000)
    expected = len(told(file))
    reading = paysession.validate_ndjson(MESSAGE, file)
    next(reading)
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        os._exit(len(told(file)) != expected)
    _, status = os.waitpid(child, 0)
    assert status == 0
    assert sum(1 for _ in reading) == expected - 1
