import paysession
import pytest

MESSAGE = "yuno.create-customer-session"
FINE = paysession.example(MESSAGE).replace("\n", " ").encode()
WRONG = b'{"country": "Brazil"}'


def told(path, **options):
    reports = paysession.validate_ndjson(MESSAGE, path, **options)
    return [(line, [(each.pointer, each.code) for each in found]) for line, found in reports]


def of(body):
    return [(each.pointer, each.code) for each in paysession.violations(MESSAGE, body)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", []),
        (b"\n\n", []),
        (FINE, []),
        (b"\xef\xbb\xbf" + FINE + b"\r\n", []),
        (FINE + b"\n" + WRONG, [(2, of(WRONG))]),
        (b"\n \n" + WRONG + b"\n" + FINE + b"\n{\n", [(3, of(WRONG)), (5, of(b"{"))]),
        (b"\xff\n", [(1, of(b"\xff"))]),
    ],
)
def test_the_wrong_lines_of_a_file(tmp_path, text, expected):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes(text)
    assert told(file) == told(str(file)) == expected


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_many_lines_keep_their_order(tmp_path, threads):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes((FINE + b"\n" + WRONG + b"\n") * 30_000)
    lines = [line for line, _ in told(file, threads=threads)]
    assert lines == list(range(2, 60_001, 2))


def test_a_line_without_an_end_is_not_held(tmp_path):
    file = tmp_path / "bodies.ndjson"
    most = 16 * 1024 * 1024
    file.write_bytes(b"[" * (most + 1) + b"\n" + WRONG + b"\n")
    ((first, [violation]), second) = paysession.validate_ndjson(MESSAGE, file)
    assert (first, str(violation)) == (1, f"must be a line of at most {most} bytes")
    assert second[0] == 2


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        paysession.validate_ndjson(MESSAGE, tmp_path / "missing")
