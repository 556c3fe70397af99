from typing import Any

from ._core import (
    ArrowArray as ArrowArray,
    ArrowStream as ArrowStream,
    Body as Body,
    LineReports as LineReports,
    Reports as Reports,
    ReportStream as ReportStream,
    Rule as Rule,
    Violation as Violation,
    example as example,
    messages as messages,
    rules as rules,
    validate_batch as validate_batch,
    validate_ndjson as validate_ndjson,
    violations as violations,
)

class ValidationError(ValueError):
    violations: list[Violation]
    def __init__(self, violations: list[Violation]) -> None: ...

def validate(message: str, body: Body, reading: str = "published") -> None: ...
def schema(message: str, profile: str = "portable") -> dict[str, Any]: ...
