"""English claims about how likely something is, without a number (RC-9).

Only what says how often an effect comes is reported: `fainting is rare`. A rare disease, a common question, a frequent
headache and the most common side effect are left alone, and so is advice: `it often helps to rest`.
"""

from __future__ import annotations

from handout.numerals.english.lexicon import RISKS
from handout.numerals.numeral import Kind
from handout.numerals.rules import Rule, behind, not_behind, words

_EFFECT = words(
    "side[_-]effects? effects? reactions? complications? problems? events? symptoms? cases occasions instances harms?"
    " risks? outcomes?"
)
_CAUSE = (
    r"(?:cause[sd]?|leads?|led|occur(?:s|red)?|spreads?|triggers?|results? in|develops?|fails?|fades?|wears? off"
    r"|improves?|happen(?:s|ed)?(?! (?:at|on|by|before|over) | in the (?:clinic|morning|afternoon))"
    r"|helps?(?! (?:to|if|you|us|when)\b)|works?(?! (?:best|on|in|at|from|with|here|late|for us)\b)|go(?:es)? away"
    r"|clears? up|pass(?:es)?(?= (?:soon|quickly|within|in|on|by)\b|[.,;]|\Z)|gets? (?:better|worse)|reported"
    r"|seen (?:with|after|in (?:people|patients|women|men|adults))|"
    r"(?:mild|severe|serious|harmless|dangerous|permanent)\b)"
)
_SELDOM = words("rarely seldom infrequently hardly_ever scarcely_ever almost_never")
_OFTEN = words(
    "often frequently commonly usually typically generally mostly normally occasionally almost_always nearly_always"
)
_DO = r"(?:(?:do|does|can|may|will|has|have|been|is|are|be|also|still|it|this) ){0,2}"
_DEGREE = (
    "also|both|fairly|quite|very|extremely|pretty|rather|relatively|generally|still|highly|more|less|much|far|really"
    "|incredibly|especially|so"
)
_ADVERB = rf"(?:(?:{_DEGREE}) ){{0,3}}"
_VERY = rf"(?:(?:a|an|the|{_DEGREE}) ){{0,3}}"
_HIGHLY = r"(?:(?:fairly|quite|very|extremely|rather|highly|really|incredibly) )?"
_IS = rf"(?:{behind('is are was were be been seems seem remains become becomes not')}|(?<='s ))"
_ENDS = r"(?= (?:in|with|after|and|but|at|during|on|than|when|enough)\b|[.,;:!)]|\Z)"
_RATHER = r"(?:(?:more|less|much more|much less|far more|far less|rather|quite|most) )?"
_SIZE = words("small low slight tiny high minimal negligible remote slim")
_SMALL = rf"(?:{_SIZE}|{words('big good fair strong great little')})"
_CHANCE = words("risks? chances? likelihood probability odds")
_FARE = (
    r"(?:cause|help|work(?! (?:on|in|at))|happen|occur|lead to|reduce|improve|benefit|respond|harm|hurt|spread|faint"
    r"|recover|die|develop|suffer|fail|need (?:hospital|surgery)"
    r"|get (?:better|worse|well|weak|relief|(?:a |an |fewer |more )?(?:side|neck|headaches?|pain|infection|migraines?))"
    r"|have (?:fewer|more|side|neck|pain|headaches?|trouble|serious|a (?:reaction|headache|side|serious|drooping))"
    r"|be (?:mild|serious|harmful|severe|dangerous|permanent))"
)

VERBAL: tuple[Rule, ...] = (
    Rule(
        "rare effect",
        Kind.VERBAL,
        signs=("rare uncommon infrequent",),
        takes=("A «rare side effect» is a droop.", "In «rare cases» it spreads.", "A «very rare but serious reaction»"),
        leaves=("A rare disease of nerves", "Common side effects, with numbers", "A common question"),
        ways=(
            r"(?:(?:very|extremely|quite|fairly) )?(?:rare|uncommon|infrequent)(?:,? but [a-z]{1,14})?"
            rf"(?: (?:and|or) [a-z]{{1,14}})? (?:[a-z]{{1,14}} )?{_EFFECT}",
        ),
    ),
    Rule(
        "is rare",
        Kind.VERBAL,
        signs=(
            "rare common uncommon frequent infrequent likely unlikely probable improbable rarely often"
            " frequently seldom",
        ),
        takes=("Fainting is «rare».", "Neck pain is «a common side effect».", "Spread is «very unlikely».", "«Rare»"),
        leaves=(
            "It is common to feel nervous.",
            "Ask how common it is.",
            "Your first visit is likely to be the longest.",
            "What is the most common cold?",
            "If your attacks are frequent, tell us.",
            "It is a rare disease.",
        ),
        ways=(
            rf"{_IS}{_VERY}(?:rare|uncommon|infrequent) {_EFFECT}",
            rf"{_IS}{_ADVERB}(?:rare|uncommon|infrequent)",
            rf"{_IS}{_VERY}common(?: (?:[a-z]{{1,14}} )?{_EFFECT}|{_ENDS})",
            rf"{_IS}{_VERY}(?:frequent|likely|unlikely) {_EFFECT}",
            rf"{not_behind('headaches_are attacks_are migraines_are days_are')}{_IS}{_HIGHLY}"
            rf"(?:frequent|likely|unlikely|probable|improbable){_ENDS}",
            r"\A(?:very )?(?:rare|common|uncommon|likely|unlikely|frequent|rarely|often|frequently|seldom)(?=\.?\Z)",
        ),
    ),
    Rule(
        "rarely causes",
        Kind.VERBAL,
        signs=(
            "rarely seldom infrequently hardly scarcely almost nearly often frequently commonly"
            " usually typically generally mostly normally occasionally probably likely",
        ),
        takes=(
            "It «rarely causes» a droop.",
            "It can «very rarely lead» to harm.",
            "It «often works».",
            "It happens «very rarely».",
            "They «usually go away».",
            "It will «likely help», and it «probably works».",
        ),
        leaves=(
            "How often this happens is not known.",
            "We rarely run late.",
            "Our lines are usually open.",
            "It often helps to rest.",
        ),
        ways=(
            rf"(?:(?:very|only|quite) )?{_SELDOM} {_DO}(?:{_CAUSE}|needs?|gets?|have|has|feels?|affects?|lasts?)",
            rf"{not_behind('how more most too less as')}(?:(?:very|quite) )?{_OFTEN} {_DO}{_CAUSE}",
            rf"{behind('happens happen occurs occur seen reported but')}(?:(?:only|very|quite) )?{_SELDOM}",
            r"(?:probably|likely) (?:helps?|works?|causes?|improves?|reduces?|fades?|gets? better|go(?:es)? away"
            r"|wears? off)",
            r"\A(?:very )?rarely(?=,)",
        ),
    ),
    Rule(
        "likely to",
        Kind.VERBAL,
        signs=("likely unlikely",),
        takes=(
            "You are «very likely to» feel better.",
            "It is «unlikely to cause» harm.",
            "They are «more likely to get neck» pain.",
        ),
        leaves=(
            "How likely it is to help",
            "Your talk is likely to be short.",
            "You are likely to have questions.",
            "Ask how long it is likely to last.",
        ),
        ways=(
            rf"{not_behind('how')}{_RATHER}(?:likely|unlikely) to {_FARE}",
            rf"{not_behind('how')}(?:very|highly|extremely) (?:likely|unlikely) to",
        ),
    ),
    Rule(
        "small risk",
        Kind.VERBAL,
        signs=(RISKS,),
        takes=("There is «a small risk of» harm.", "The «risk of harm is low».", "You have «a good chance of» relief."),
        leaves=(
            "Take a good chance to ask.",
            "Are you at high risk of a fall?",
            "People with a high risk of a fall",
            "The risk is not known.",
        ),
        ways=(
            rf"{not_behind('at with with_a at_a')}(?:(?:a|very|extremely|quite|fairly|relatively) ){{0,3}}{_SMALL}"
            rf" (?:{_CHANCE} (?:of|that)|risk for)",
            rf"{_CHANCE}(?: of (?:[a-z]{{1,14}} ){{1,4}}| )(?:is|are|was|were|seems|remains) {_ADVERB}{_SIZE}",
        ),
    ),
)
