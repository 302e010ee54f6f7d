"""What a build may recall of earlier ones: values by the digest of all they were made of.

A page depends on its own file, on what all pages share, and on a little of what other pages are. That little is asked
for in questions, which are remembered with the signs of their answers: as long as each question has the same answer,
the same page comes out. So nothing has to say which page depends on which, and nothing can be forgotten: whoever makes
a page can only learn of others by asking.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from msgspec import msgpack

from handout.value import Value

T = TypeVar("T")
Question = str
"""Its name and what it is about, with `SEPARATOR` between them: written so, ten thousand are read at once."""
SEPARATOR = "\0"
"""Stands in no path, address or anchor: `limits` lets no such sign in."""
_SHORT = 24
_ASKED = msgpack.Decoder(dict[str, str])


class Memory(Protocol):
    """Where values are kept between builds, or within one. Whatever it gives back is as good as made anew."""

    @property
    def compiled(self) -> Mapping[bytes, bytes]:
        """The code of templates that the program has ready, by what it was made of; never from a site's own folder."""

    def find(self, step: str, key: bytes, kind: type[T]) -> T | None:
        """The value of the type `kind` that was kept for this step of the build and this key, or None."""

    def has(self, step: str, key: bytes) -> bool:
        """Whether a value is kept, which `find` may still refuse; it counts as used."""

    def touch(self, step: str, keys: Collection[bytes]) -> None:
        """Counts the values that are kept for these keys, each a digest, as used: they were known without `find`."""

    def keep(self, step: str, key: bytes, kind: type[T], value: T) -> None:
        """Remembers a value; a former one for the same step and key is forgotten."""

    def ahead(self, works: Sequence[Callable[[Memory], object]]) -> Mapping[int, str]:
        """May do, all at once, some works that are to be done anyway, so that what they keep is found later.

        Each is a function of the memory that it is to use; it gives nothing else, and needs nothing of the others.
        Index of a work → what stopped it, for a message; such a work would stop this process too, so leave it out.
        """


class Fleeting:
    """A memory for one build: keeps the values themselves."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bytes], Any] = {}
        self.compiled: Mapping[bytes, bytes] = {}

    def find(self, step: str, key: bytes, kind: type[T]) -> T | None:  # noqa: ARG002 - as in Memory
        """As `Memory.find`."""
        return self._kept.get((step, key))

    def has(self, step: str, key: bytes) -> bool:
        """As `Memory.has`."""
        return (step, key) in self._kept

    def touch(self, step: str, keys: Collection[bytes]) -> None:
        """As `Memory.touch`."""

    def keep(self, step: str, key: bytes, kind: type[T], value: T) -> None:  # noqa: ARG002 - as in Memory
        """As `Memory.keep`."""
        self._kept[step, key] = value

    def ahead(self, works: Sequence[Callable[[Memory], object]]) -> Mapping[int, str]:  # noqa: ARG002 - as in Memory
        """Leaves all works for later."""
        return {}


def recalled(memory: Memory, step: str, key: bytes, kind: type[T], make: Callable[[], T]) -> T:
    """The value that `memory` has for this key, else the one that is made and kept now."""
    value = memory.find(step, key, kind)
    if value is None:
        value = make()
        memory.keep(step, key, kind, value)
    return value


def digest(parts: Iterable[bytes | str]) -> bytes:
    """A key of all `parts` in their order: equal only for equal parts."""
    datas = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join([len(data).to_bytes(8, "big") + data for data in datas])).digest()


class Answers:
    """Answers questions about one site: the same question always has the same answer, an immutable value.

    Answers are told apart by how they are written (`repr`), so no set may be among them.
    """

    def __init__(self, answering: Mapping[str, Callable[..., object]]) -> None:
        """`answering`: the name of a question → the function from what it is about to the answer."""
        self._answering = answering
        self._known: dict[Question, tuple[Any, str]] = {}

    def answer(self, question: Question) -> tuple[Any, str]:
        """The answer, and a short sign for it."""
        known = self._known.get(question)
        if known is None:
            name, *about = question.split(SEPARATOR)
            value = self._answering[name](*about)
            written = repr(value)
            sign = written if len(written) <= _SHORT else digest([written])[:12].hex()
            known = self._known[question] = (value, sign)
        return known

    def agree(self, asked: bytes) -> bool:
        """Whether each question still has the answer that it had. `asked`: as `Asking.asked` gives it.

        They are put in the order in which they were asked: while all answers are the same, so is the next question.
        """
        known = self._known
        for question, sign in _ASKED.decode(asked).items():
            now = known.get(question)
            if (self.answer(question) if now is None else now)[1] != sign:
                return False
        return True


class Asking:
    """One page asks, and what it asked is written down."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._asked: dict[Question, str] = {}

    def __call__(self, *about: str) -> Any:  # noqa: ANN401 - each question has its own type of answer
        """The answer to a question: its name, and what it is about."""
        question = SEPARATOR.join(about)
        value, sign = self._answers.answer(question)
        self._asked[question] = sign
        return value

    @property
    def asked(self) -> bytes:
        """All questions so far with the signs of their answers, written down: they are seldom looked at again."""
        return msgpack.encode(self._asked)


class Answered(Value, Generic[T], frozen=True):
    """A value with the questions that were asked to make it."""

    value: T
    asked: bytes
    """As `Asking.asked` gives it."""


class Rows(Generic[T]):
    """All values of one step of the build that the last one used, kept as one besides each on its own: most builds
    need nearly the same ones, and reading them at once takes a tenth of the time.
    """

    def __init__(self, memory: Memory, step: str, kind: type[T], under: bytes = b"") -> None:
        """`under`: a digest of all that the values depend on besides their keys, if those do not say it all."""
        self._memory = memory
        self._step = step
        self._kind: Any = dict[bytes, kind]  # type: ignore[valid-type]
        self._key = digest([step, under])
        self._known: dict[bytes, T] = memory.find("rows", self._key, self._kind) or {}
        self._used: dict[bytes, T] = {}

    def find(self, key: bytes) -> T | None:
        """The value for this key, or None."""
        return self._known.get(key)

    def add(self, key: bytes, value: T) -> None:
        """Notes that this build used the value."""
        self._used[key] = value

    def keep(self) -> None:
        """Has the memory keep what was used."""
        self._memory.touch(self._step, self._used.keys() & self._known.keys())
        if self._used.keys() != self._known.keys():
            self._memory.keep("rows", self._key, self._kind, self._used)


class Recalling(Generic[T]):
    """Values of one step of the build, each with what was asked to make it.

    Most edits change nothing that others can ask for: while the site looks the same from outside, nothing is asked.
    """

    def __init__(self, memory: Memory, step: str, kind: type[T], answers: Answers, face: bytes) -> None:
        """`face`: a digest of all that answers can depend on."""
        self._memory = memory
        self._step = step
        self._kind: Any = Answered[kind]  # type: ignore[valid-type]
        self._answers = answers
        self._rows = Rows(memory, step, kind, face)

    def has(self, key: bytes) -> bool:
        """Whether a value is kept, which may turn out to be of no use."""
        return self._rows.find(key) is not None or self._memory.has(self._step, key)

    def __call__(self, key: bytes, make: Callable[[Asking], T], memory: Memory | None = None) -> T:
        """The value kept for this key, if all it asked has the same answers still; else the one made and kept now, in
        `memory` if one is given.
        """
        known = self._rows.find(key)
        value = self._asked(key, make, memory or self._memory) if known is None else known
        self._rows.add(key, value)
        return value

    def _asked(self, key: bytes, make: Callable[[Asking], T], memory: Memory) -> T:
        known: Answered[T] | None = memory.find(self._step, key, self._kind)
        if known is None or not self._answers.agree(known.asked):
            asking = Asking(self._answers)
            known = Answered(make(asking), asking.asked)
            memory.keep(self._step, key, self._kind, known)
        return known.value

    def keep(self) -> None:
        """Has the memory keep what this build used, to be found at once by the next. Call it in the end."""
        self._rows.keep()
