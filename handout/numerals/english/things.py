"""English words for what a page, a form and a visit are made of: counting them claims nothing."""

from __future__ import annotations

from handout.numerals.rules import words

FEW = r"(?:(?:1?\d|20)(?![\d.,/]?\d)|one)"
"""Nobody counts more things than that on a page."""
THING = words(
    "steps? parts? pages? sections? chapters? lists? tables? box(?:es)? questions? tips? columns? rows? cards? links?"
    " words? headings? paragraphs? lines? sentences? pictures? drawings? charts? icons? buttons? tabs? videos? forms?"
    " copy copies papers? sheets? documents? signatures? things? ways? kinds? types? sorts? sides? reasons? options?"
    " choices? goals? topics? items? answers? examples? names? notes? messages? groups? rules? tasks? books? languages?"
    " friends? hands? fingers? doctors? nurses? clinicians? helpers? chairs? doors? floors? blocks? breaths? pillows?"
    " letters? digits? parking_spaces? ideas? terms? spaces? clicks? taps? labels? facts? photos? arrows? bullets?"
    " check(?:box|list)(?:es|s)? corners? stops? bags? bottles? keys? surveys? apps? entrances? elevators? senses"
)
SHOWN = words("points signs numbers places marks cases symptoms brands pairs bars colors shades")
"""Things only where a word such as `these` points at them."""
PLAIN = words(
    "main most_important most_common key short simple easy different other more extra next last basic quick big small"
    " important best top new good blank printed separate first deep slow full large full-page clear useful common"
    " of_your of_our of_these of_the"
)
THESE = words("these those the all next following our your both last first such her his their my")

FIRST_PLACE = words("group arm cohort phase stage grade type class level place zone")
"""Places in an order that never gets beyond 9."""
SMALL_PLACE = words(
    "step part chapter table figure fig question no\\. number item point tip box row column card line floor gate door"
    " lot bus exit option choice visit button tier lesson module slide picture image chart photo sheet note footnote"
    " appendix rule platform track lane aisle seat chair bed ward size heading nr press dial key desk tab leaflet"
    " booklet brochure flyer handout guide station counter window stop bay wing building entrance elevator shelf"
    " drawer folder poster category team clinic"
)
"""Places in an order that never gets beyond 99."""
LARGE_PLACE = words(
    "page section room suite form schedule code extension ext\\. ext title article law paragraph volume vol issue"
    " edition version ios android windows wcag firefox chrome safari"
)
