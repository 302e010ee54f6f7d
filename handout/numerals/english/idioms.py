"""English idioms: number words that claim nothing, tried before any claim."""

from __future__ import annotations

from handout.numerals.english.lexicon import NO_CLAIM, NUMBER, NUMBERS, PEOPLE, TIME, TWO_TO_TEN
from handout.numerals.english.things import FEW, PLAIN, THING
from handout.numerals.rules import Rule, words

_READ = words("read check think look knock ring tap click press swipe fold ask say call count print write go_over")
_DOUBLE = words(
    "vision checks? checked checking blind sided spaced rooms? doors? bed chin lock tap clicks? up over booked booking"
    " digits? dummy page sight images? batch portion layer espresso"
)
_WHOLE = words(
    "story choice picture page battle job work form list way fun sheet face forehead head scalp screen truth text"
    " letter room meal glass cup bag answer problem point"
)
_EVERYDAY = words(
    "delays? waits? mistakes? questions? errors? worries worry fears? typos queues mix-ups feelings"
    " cancellations spaces slots openings"
)

IDIOMS: tuple[Rule, ...] = (
    Rule(
        "value",
        None,
        signs=("\ufffc",),
        takes=("It was «\ufffc», not 9%.", "It was «\ufffc%» or «\ufffc percent».", "Wait «\ufffc weeks», not 9."),
        leaves=("9% of them",),
        ways=(rf"\ufffc(?: ?%|[ -](?:per ?cent|percentage points?|points?|times|fold|units|mg|{TIME}|{PEOPLE})\b)?",),
    ),
    Rule(
        "idiom of one",
        None,
        signs=("one two",),
        takes=(
            "«One day you» may feel well.",
            "Take «one day at a time».",
            "Ask for «a one-on-one» talk.",
            "See «one another».",
            "Pick «one or two words».",
            "From «day one» on",
        ),
        leaves=("It took one week.", "One in ten felt it."),
        ways=(
            r"one (?:minute|hour|day|week|month|moment|year|night) (?:you|they|it|we|at a time)\b",
            r"(?:a )?one-on-one|one another|one place|one to one|one by one|two by two|one-to-one|one minute,? please",
            r"(?:all|day|number|week|visit|step|year|page|part|square) one(?! (?:of|in)\b)",
            rf"one or two (?:{PLAIN} ){{0,2}}{THING}",
        ),
    ),
    Rule(
        "idiom of half",
        None,
        signs=("half",),
        takes=(
            "You may be «half asleep».",
            "«Fold the page in half».",
            "Look at «the first half of the page».",
            "That is «half the story».",
            "Come at «half past nine».",
            "Benefits are «one half of the choice».",
        ),
        leaves=(
            "Half of people got well.",
            "It was cut in half.",
            "It took half an hour.",
            "The first half the men came.",
            "The other half did not.",
        ),
        ways=(
            r"half (?:asleep|awake|open|closed|dark|full|empty|way|done|finished|dressed|past [a-z0-9]+)",
            r"half-(?!lif|dos|hour|day|year|pric)[a-z]{2,12}|fold(?: \w+){0,4} in half|better half",
            r"(?:the )?(?:first|second|top|bottom|left|right|upper|lower|front|back)[ -]half"
            r"(?: of (?:the|your|this) (?!people|patients)[a-z]+|(?! of| the| or| as))",
            rf"(?:the )?other half of (?:the |this |your ){_WHOLE}\b",
            rf"(?:one |the )?half (?:of )?(?:the |this |our |your )?{_WHOLE}\b",
        ),
    ),
    Rule(
        "idiom of double",
        None,
        signs=("double doubles doubled doubling triple",),
        takes=(
            "«Double vision» is an emergency.",
            "Call if you «see double».",
            "«Double-check» the list.",
            "It was a «double-blind» trial.",
            "The hall «doubles as» a waiting room.",
        ),
        leaves=("It doubles your risk.", "You need double the dose."),
        ways=(
            rf"double[ -]{_DOUBLE}|triple[ -](?:checks?|checked|lock|blind|click)",
            r"s(?:ee|ees|eeing|aw) (?:things )?double|doubl(?:es?|ed|ing) as|bend double",
        ),
    ),
    Rule(
        "idiom of times",
        None,
        signs=("twice times",),
        takes=(
            "«Think twice» before you drive.",
            "«Read it two times».",
            "«Check the list twice».",
            "«Once or twice» you may yawn.",
        ),
        leaves=("Take it twice a day.", "Check it twice a day."),
        ways=(
            rf"{_READ}(?: (?:it|this|that|them|each one|everything|us|again|(?:the|your|each|every) [a-z]+)){{0,2}}"
            r" (?:twice|(?:two|three|2|3) times)(?! (?:a|each|every|per)\b| daily| weekly| as\b)|once or twice",
        ),
    ),
    Rule(
        "idiom of numbers",
        None,
        signs=(
            f"{NUMBERS} third dozens hundreds thousands millions",
            "heads million third sure certain trust know love like live dozen thousand hundred count counting nine"
            " dozens hundreds thousands millions",
        ),
        takes=(
            "«Two heads are better» than one.",
            "It is «a million thanks».",
            "«Count to ten».",
            "It is a «third party».",
            "We «work nine to five».",
            "Talk to «two people you trust».",
        ),
        leaves=(
            "A thousand people came.",
            "A third of people came.",
            "Count 91% of them.",
            "It fell from nine to five.",
        ),
        ways=(
            r"two heads are better|thanks a million|third[ -]part(?:y|ies)|100 ?(?:%|percent) (?:sure|certain)",
            rf"(?:{TWO_TO_TEN}|{FEW}(?: or {FEW})?) {PEOPLE} (?:you|we) (?:trust|know|love|like|live)",
            rf"a dozen (?:{PLAIN} ){{0,2}}{THING}",
            r"(?:a|one) (?:million|thousand|hundred) (?:thanks|words|things|questions|miles)",
            rf"count(?:ing)?(?: down| up| slowly)? (?:to|from) {NUMBER}{NO_CLAIM}",
            r"nine-to-five|(?:works?|open|here) (?:from )?nine to five",
            r"(?:dozens|hundreds|thousands|millions) of (?:pages|words|things|thanks|questions|miles|websites|books)",
        ),
    ),
    Rule(
        "everyday subject",
        None,
        signs=("rare common uncommon frequent likely unlikely",),
        takes=("«Delays are rare».", "«Questions are common», and «migraine is common»."),
        leaves=("Reactions are rare.", "Headache is common after Botox.", "Vision changes are rare."),
        ways=(
            rf"{_EVERYDAY} (?:is|are|was|were) (?:very |quite |fairly |so |not )?"
            r"(?:rare|common|uncommon|frequent|likely|unlikely)",
            r"migraines? (?:is|are) (?:very |quite )?common(?! (?:after|with|during))",
        ),
    ),
)
