"""What ``validate`` raises."""

from __future__ import annotations

from collections.abc import Iterable

from ._core import Violation


class ValidationError(ValueError):
    """A body breaks rules; ``violations`` has all of them, in order."""

    violations: list[Violation]

    def __init__(self, violations: Iterable[Violation]) -> None:
        self.violations = list(violations)
        super().__init__(self.violations)

    def __str__(self) -> str:
        return "\n".join(str(violation) for violation in self.violations)


ValidationError.__module__ = "paysession"
