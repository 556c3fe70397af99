"""What ``validate`` raises."""

from __future__ import annotations


class ValidationError(ValueError):
    """A body breaks rules; ``violations`` has all of them, in order."""

    def __init__(self, violations):
        super().__init__(violations)
        self.violations = list(violations)

    def __str__(self):
        return "\n".join(str(violation) for violation in self.violations)


ValidationError.__module__ = "paysession"
