from typing import Any

def register(
    connection: Any,
    message: str,
    reading: str = "published",
    *,
    name: str = "violations",
    body: str = "VARCHAR",
) -> None: ...
