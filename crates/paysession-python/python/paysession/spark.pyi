from typing import Any

REPORT: Any

def with_violations(
    frame: Any, body: str, message: str, reading: str = "published"
) -> Any: ...
