"""Plain words, sentences of them, and words that mean nothing but never come twice."""

from __future__ import annotations

import random

_TEXT = """
able after again air always ask away back bag ball bath bed bell bird blue boat body book box bread bring brush build
call calm camp card care chair change check child city class clean clear clock cloth cloud coat cold color cook cool
corn country cover cow cup dark day deep desk dish dog door down draw dream dress drink drive dry ear earth easy eat
edge egg end even eye face fall family farm fast feed feel field fill find fine fire fish fit floor flower fly follow
food foot form free fresh friend front fruit full game garden gate gift give glass go gold good grass gray green
ground group grow hair hall hand happy hard hat head hear heart help high hill hold home hope horse hot house ice idea
inside island job join juice jump keep kind king kitchen know lake lamp land large last late laugh lead leaf learn
left leg letter light like line lion list little live long look love low lunch make man map mark meal meet milk mind
moon morning mother mountain mouth move music name near neck need new nice night noise nose note old open orange order
other paint pan paper park part path pen people person pick picture piece place plan plant plate play point pot pull
push put quick quiet rain read red rest rice ride right ring river road rock roof room root rope round run safe salt
sand say school sea seat see seed send shape sheep ship shirt shoe shop short show side sign simple sing sister sit
size skin sky sleep slow small smile snow soap soft soil song sound soup space spoon spring stand star start stay step
stone stop story street strong summer sun sure sweet swim table talk tall taste tea teach tell thing think time town
toy train tree trip true turn uncle under use visit voice wait walk wall want warm wash watch water way wear week well
wet wheel white wide wind window winter wish wood word work world write yard year yellow young
"""
PLAIN = tuple(_TEXT.split())

_JOINTS = ("and", "the", "a", "to", "with", "in", "on", "for", "of", "the", "a", "the")
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def sentence(chance: random.Random, least: int = 7, most: int = 14) -> list[str]:
    """The words of one sentence, without its full stop; every third is a small one. `least` >= 4."""
    count = chance.randint(least, most)
    words = chance.choices(PLAIN, k=count)
    words[2::3] = chance.choices(_JOINTS, k=len(words[2::3]))
    words[-1] = chance.choice(PLAIN)
    words[0] = words[0].capitalize()
    return words


def phrase(chance: random.Random, count: int = 3) -> str:
    return " ".join(chance.choices(PLAIN, k=count))


def coined(number: int) -> str:
    """A word of three syllables or more that stands for `number` (>= 0) and for no other: 0 → "bababa"."""
    syllables = ""
    rest = number
    while rest or len(syllables) < 6:
        rest, digit = divmod(rest, len(_CONSONANTS) * len(_VOWELS))
        consonant, vowel = divmod(digit, len(_VOWELS))
        syllables += _CONSONANTS[consonant] + _VOWELS[vowel]
    return syllables
