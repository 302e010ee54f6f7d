"""Safety: what patients must be warned of is said where they look for it.

Rules: each page that content/evidence/warnings.yaml names for a warning is on the site, and says each of its words, in
the card that it names if it names one; the sources of a warning are in sources.yaml (IPD-C2). So no warning goes with a
card that somebody deletes, a page that expires or a sentence that is made shorter. `site.yaml` among the pages stands
for the emergency line of all pages, in the first language.

Fails, when emergency cards must say breathing and swallowing:

    > [!EMERGENCY] Call 911 if:
    > - you cannot breathe

Passes:

    > [!EMERGENCY] Call 911 if:
    > - you have trouble breathing or swallowing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.addresses import CONTENT, SETTINGS, WARNINGS_FILE
from handout.checks.destinations import Around
from handout.checks.texts import articles, lines
from handout.codes import found
from handout.model import Article, Card, SafetyWarning, Site
from handout.places import of_setting
from handout.problems import Place, Problem, did_you_mean, enumerate_words

_OR = re.compile(r"\s*\|\s*")


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Warnings that a page must carry and does not."""
    name = article.path.removeprefix(CONTENT)
    original = name.replace(f".{article.language}.md", ".md")
    for located in around.warnings:
        warning = located.value
        if name in warning.pages and warning.card is None:
            said = " ".join(text for text, _ in lines(article))
            yield from _unsaid(warning, said, "page", Place(article.path))
        elif warning.card is not None and (name in warning.pages or original in warning.pages):
            yield from _in_cards(warning, warning.card, article, judged=name in warning.pages)


def _in_cards(warning: SafetyWarning, kind: str, article: Article, *, judged: bool) -> Iterator[Problem]:
    """Not `judged` is what a translation says for which no words are listed; that it has the card is sure."""
    cards = [card for card in article.body.cards if card.kind == kind]
    if not cards:
        message = f'this page has no {kind} card, which must warn of "{warning.id}"'
        says = f" that says {enumerate_words(warning.words)}" if judged else ", as the page in the other language has"
        mend = f"write one with > [!{kind.upper()}]{says}; what pages must say is in {WARNINGS_FILE}"
        yield found(Place(article.path), "missing-warning", message, mend)
    elif judged:
        said = " ".join(map(_text, cards))
        yield from _unsaid(warning, said, f"{kind} card", cards[0].place.within(article.path))


def _text(card: Card) -> str:
    return " ".join((card.title, *(text for text, _ in card.items)))


def _unsaid(warning: SafetyWarning, said: str, what: str, place: Place) -> Iterator[Problem]:
    for words in warning.words:
        forms = _OR.split(words.strip())
        if not any(_holds(said, form) for form in forms):
            message = f'this {what} does not say "{" or ".join(forms)}", which must warn of "{warning.id}"'
            mend = f"say it in plain words that hold this one; what pages must say is in {WARNINGS_FILE}"
            yield found(place, "missing-warning", message, mend)


def _holds(said: str, form: str) -> bool:
    """Whether a text has a word that begins with `form`, whatever the capitals and spaces."""
    wanted = r"\s+".join(map(re.escape, form.split()))
    return bool(wanted) and re.search(rf"(?<!\w){wanted}", said, re.IGNORECASE) is not None


def check_warnings(site: Site) -> Iterator[Problem]:
    """Warnings whose pages are not on the site, and whose sources nobody knows."""
    shown = {article.path for article in articles(site)}
    for located in site.warnings:
        for name in located.value.pages:
            path = CONTENT + name
            if name == SETTINGS:
                yield from _unsaid(located.value, *_emergency_line(site))
            elif path not in shown:
                message, mend = _no_page(name, path, site)
                yield found(located.place, "missing-warning", f'{message}; it must warn of "{located.value.id}"', mend)
        for source in located.value.sources:
            if source not in site.works:
                message = f'the warning "{located.value.id}" has a source that is not in sources.yaml: "{source}"'
                yield found(located.place, "unknown-source", message, did_you_mean(source, site.works))


def _emergency_line(site: Site) -> tuple[str, str, Place]:
    """What stands on every page beside the emergency number, what it is called, and where it is written."""
    language = site.settings.languages[0]
    place = of_setting(site.settings_places, f"emergency.{language}")
    return site.settings.emergency.get(language, ""), "emergency line", place


def _no_page(name: str, path: str, site: Site) -> tuple[str, str]:
    """Message and mend."""
    if path in site.hidden:
        return f'the page "{name}" is not on the site: {site.hidden[path]}', "publish it, or name another page here"
    mend = did_you_mean(name, [article.path.removeprefix(CONTENT) for article in articles(site)])
    return f'there is no page "{name}" on the site', mend
