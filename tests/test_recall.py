"""Values that are recalled as long as what was asked to make them has the same answers."""

from __future__ import annotations

from collections.abc import Callable

from handout.recall import Answers, Asking, Fleeting, Recalling


class Town:
    """Pages that show each other's titles. Counts how often a title is looked up, and how often a page is made."""

    def __init__(self, memory: Fleeting) -> None:
        self.memory = memory
        self.titles = {"a": "A", "b": "B"}
        self.looked_up = self.made = 0

    def _title(self, page: str) -> str:
        self.looked_up += 1
        return self.titles[page]

    def _make(self, page: str) -> Callable[[Asking], str]:
        def make(ask: Asking) -> str:
            self.made += 1
            return f"{page} beside {ask('title', 'b' if page == 'a' else 'a')}"

        return make

    def build(self, face: str) -> list[str]:
        self.looked_up = self.made = 0
        answers = Answers({"title": self._title})
        recalling = Recalling(self.memory, "page", str, answers, face.encode())
        pages = [recalling(page.encode(), self._make(page)) for page in self.titles]
        recalling.keep()
        return pages


def test_as_long_as_the_site_looks_the_same_nothing_is_asked_again() -> None:
    town = Town(Fleeting())
    assert town.build("one") == ["a beside B", "b beside A"]
    assert (town.made, town.looked_up) == (2, 2)
    assert town.build("one") == ["a beside B", "b beside A"]
    assert (town.made, town.looked_up) == (0, 0)


def test_when_it_looks_different_all_is_asked_and_only_what_changed_is_made() -> None:
    town = Town(Fleeting())
    town.build("one")
    town.titles["b"] = "New"
    assert town.build("two") == ["a beside New", "b beside A"]
    assert (town.made, town.looked_up) == (1, 2)
    assert town.build("two") == ["a beside New", "b beside A"]
    assert (town.made, town.looked_up) == (0, 0)


def test_what_is_taken_back_is_noticed_too() -> None:
    town = Town(Fleeting())
    town.build("one")
    town.titles["b"] = "New"
    town.build("two")
    town.titles["b"] = "B"
    assert town.build("one") == ["a beside B", "b beside A"]
    town.titles["b"] = "New"
    assert town.build("two") == ["a beside New", "b beside A"]
    town.titles["b"] = "Newer"
    assert town.build("three") == ["a beside Newer", "b beside A"]
    assert town.made == 1


def test_a_page_that_came_later_is_asked_for_once() -> None:
    town = Town(Fleeting())
    town.build("one")
    town.titles["c"] = "C"
    assert town.build("three") == ["a beside B", "b beside A", "c beside A"]
    assert town.build("three")[2] == "c beside A"
    assert (town.made, town.looked_up) == (0, 0)
