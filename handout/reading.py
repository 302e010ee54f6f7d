"""How hard a text is to read: syllables, and the US school grade (RG-1)."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType

from handout import hyphenation

_PARTS = re.compile(r"\d[\d.,:]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""What is spoken on its own within a word: `long` and `term` in `long-term`; `doesn't` stays whole."""
_CONTRACTED_NOT = re.compile(r"n['’]t$")
_SPOKEN_NOT = re.compile(r"[ds]n['’]t$")
"""In `did-n't` and `does-n't` the n is a syllable of its own; in `don't` and `aren't` it is not."""
_VOWELS = re.compile(r"[aeiouyáéíóúüäöàèâêîôûëïœæ]+")
_SPLIT_VOWELS = re.compile(r"(?<=[^tcsgl])i(?=a(?!ge))|(?<=[dr])e(?=os?$)")
"""Two vowels that are spoken apart though no hyphen may stand between them: `medi-a`, `vi-al`, `vide-o`."""
_SILENT_END = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=ach)es$|[^aeiouydt]ed$|(?:[^aeiouysxzcghl]|[aeiouy]l|th)es$"
)
"""An e that is written but not spoken: `mak-e`, `stopp-ed`, `tim-es`, `head-aches`; not the one in `ta-ble`."""
_SPOKEN_M = re.compile(r"(?:s|th)ms?$")
"""`spas-m`, `rhyth-m`: a syllable without a written vowel."""
_IRREGULAR = MappingProxyType(
    {"area": 3, "areas": 3, "idea": 3, "ideas": 3, "placebo": 3, "placebos": 3, "every": 2}
    | {"everyone": 3, "everyday": 3, "everything": 3, "everywhere": 3, "everybody": 4}
)


@functools.lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """How many syllables an English word has when spoken: at least 1.

    Figures, symbols and abbreviations in capitals count as one syllable, as in Flesch's own instructions; the parts of
    a hyphenated word are added up.
    """
    parts: list[str] = _PARTS.findall(word)
    return max(1, sum(_spoken(part.lower()) if _is_word(part) else 1 for part in parts))


def grade(words: int, sentences: int, syllables: int) -> float:
    """The US school grade that a text of so many words, sentences and syllables needs; 0 for an empty text.

    The Flesch-Kincaid grade level: 0.39 words a sentence + 11.8 syllables a word - 15.59. Source: Kincaid, Fishburne,
    Rogers, Chissom, "Derivation of new readability formulas for Navy enlisted personnel", Research Branch Report 8-75,
    Naval Technical Training Command, 1975. Made for English only (RG-4).
    """
    if not words or not sentences:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _is_word(part: str) -> bool:
    return part[0].isalpha() and (len(part) == 1 or not part.isupper())


@functools.lru_cache(maxsize=20_000)
def _spoken(part: str) -> int:
    """Syllables of one lower-case stretch of letters.

    Hyphenation patterns alone find too few (`many` may not be broken) and vowels alone miss `cre-ate`: so count the
    groups of vowels within each hyphenated piece, without the silent ones.
    """
    letters = _CONTRACTED_NOT.sub("", part).replace("'", "").replace("’", "")
    pieces = hyphenation.english().inserted(letters, "-").split("-")
    spoken = _IRREGULAR.get(letters) or sum(map(_in_piece, pieces))
    return spoken + 1 if _SPOKEN_NOT.search(part) else spoken


def _in_piece(piece: str) -> int:
    groups = len(_VOWELS.findall(piece)) + len(_SPLIT_VOWELS.findall(piece)) + len(_SPOKEN_M.findall(piece))
    return max(1, groups - len(_SILENT_END.findall(piece)))
