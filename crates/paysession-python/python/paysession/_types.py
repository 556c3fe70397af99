"""What the functions of this package take and give."""

from __future__ import annotations

from typing import Optional, Protocol, TypedDict, Union

Body = Union[bytes, bytearray, memoryview, str]


class ArrowArray(Protocol):
    """An array of the Arrow PyCapsule interface."""

    def __arrow_c_array__(
        self, requested_schema: Optional[object] = None, /
    ) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """A stream of the Arrow PyCapsule interface."""

    def __arrow_c_stream__(
        self, requested_schema: Optional[object] = None, /
    ) -> object: ...


class Rule(TypedDict):
    """The rule of one field."""

    pointer: str
    alias: Optional[str]
    variant: Optional[str]
    must_be: str
    required: bool
    nullable: bool
    source: str
