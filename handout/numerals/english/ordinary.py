"""English numbers that claim nothing: dates, times, places in an order, things on the page, arrangements, idioms."""

from __future__ import annotations

from handout.numerals.english.lexicon import (
    ABOUT,
    AFTER_NUMBER,
    BIG,
    NUMBER,
    PEOPLE,
    RANGE,
    TIME,
    TWO_TO_TEN,
)
from handout.numerals.rules import Rule, words

_MONTH = (
    r"(?:[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|August|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = words("mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays? weekdays? weekends? mon tue wed thu fri")
_YEAR = r"(?:19|20)\d\d"
_WEAK = r"(?!\w)(?![.,:/]\d| ?[%‰]| per ?cent| out of\b)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_HOUR = r"(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_FEW = r"(?:(?:1?\d|20)(?![\d.,/]?\d)|one)"
_THING = words(
    "steps? parts? pages? sections? chapters? lists? tables? box(?:es)? questions? tips? columns? rows? cards? links? words?"
    " headings? paragraphs? lines? sentences? pictures? drawings? charts? icons? buttons? tabs? videos? forms? copy copies"
    " papers? sheets? documents? signatures? things? ways? kinds? types? sorts? sides? reasons? options? choices? goals?"
    " topics? items? answers? examples? names? notes? messages? groups? rules? tasks? books? languages? friends? hands?"
    " fingers? doctors? nurses? clinicians? helpers? chairs? doors? floors? blocks? breaths? pillows? letters? digits?"
    " parking_spaces ideas? terms? letters? spaces? clicks? taps? labels? facts? photos? arrows? bullets? check(?:box|list)(?:es|s)?"
    " corners? stops? bags? bottles? keys? drop-offs? surveys? apps? entrances? elevators?"
)
_SHOWN = words("points signs numbers places marks messages cases symptoms brands names pairs bars colors shades")
_PLAIN = words(
    "main most_important most_common key short simple easy different other more extra next last basic quick big small"
    " important best top new good blank printed separate first deep slow full large full-page clear useful common of_your"
    " of_our of_these of_the"
)
_THESE = words("these those the all next following our your both last first such her his their my")
_POSITION = words(
    "step page part chapter section table figure fig question number no\\. item point tip box row column card line level"
    " grade class type phase stage group arm cohort room suite floor gate door lot bus exit option choice visit version"
    " code key press dial extension ext button tier schedule form volume vol issue edition lesson module slide picture"
    " image chart photo sheet list paragraph note footnote appendix rule law title article platform track lane aisle seat"
    " bed ward size place ios android windows wcag zone heading nr #"
)
_COME = words(
    "arrive come get_here be_here check_in show_up join log_in cancel reschedule rebook book call phone let_us_know tell_us"
    " be appointment visit remind(?:er|s)? text"
)
_VISIT = r"(?:(?:your|the|each|a|this|that|every) (?:[a-z]+ )?(?:visit|appointment|time|slot|meeting|class|call)s?)"
_READ = words(
    "read check think look knock ring tap click press swipe fold ask say tell listen call count test print sign go_over"
    " go_through ask_yourself write"
)

DATES: tuple[Rule, ...] = (
    Rule(
        "date",
        None,
        (
            "Written «August 6, 2026», checked «6 August 2018».",
            "Since «June 2024», and until «Nov. 2025».",
            "Come on «May 9».",
            "Come on «the 6th of August» or «March 2 to 4».",
        ),
        ("May 9 out of 100 people get it?", "It may 9.", "In March, 9 people had it.", "In May 12 people had it."),
        rf"{_MONTH} {_DAY}(?:(?: ?- ?| (?:and|to|or|through) ){_DAY})?(?:,? {_YEAR})?{AFTER_NUMBER}"
        rf"|(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}{_WEAK})?|{_MONTH},? (?:of )?{_YEAR}{_WEAK}",
    ),
    Rule(
        "street",
        None,
        (
            "We are at «100 Example Street».",
            "Come to «12 Old Mill Road, Suite 200».",
            "It is in «Springfield, IL 62701».",
            "Write to «PO Box 12».",
        ),
        ("Of 100 People on this Street",),
        r"\d{1,5}[A-Z]? (?:(?:[NSEW]\.?|[A-Z][a-z]{1,20}|\d{1,3}(?:st|nd|rd|th)) ){1,3}(?:Street|Road|Avenue|Drive|Lane"
        r"|Boulevard|Way|Court|Place|Square|Plaza|Parkway|Highway|Terrace|(?:St|Ave|Rd|Dr|Blvd|Ln)\b\.?)"
        r"(?:,? (?:Suite|Ste\.?|Apt\.?|Room|Floor|Unit|Building) [A-Z]?\d{1,5}[A-Z]?)?"
        r"|(?:Suite|PO Box|P\.O\. Box|Route|Highway|Interstate|Building|Hwy) [A-Z]?\d{1,5}[A-Z]?"
        r"|(?:[A-Z][a-z]{1,20},? )?[A-Z]{2} \d{5}(?:-\d{4})?",
    ),
)
"""Read in the case they were typed in: May is a month, may is not."""

EVERYDAY: tuple[Rule, ...] = (
    Rule(
        "value",
        None,
        ("It was «\ufffc» with Botox.", "It was «\ufffc%» or «\ufffc percent».", "Wait «\ufffc weeks»."),
        ("9% of them",),
        rf"\ufffc(?: ?%|[ -](?:per ?cent|percentage points?|points?|times|fold|{TIME}|units|mg|{PEOPLE})\b)?",
    ),
    Rule(
        "idiom of one",
        None,
        (
            "«One day you» may feel well.",
            "Take «one day at a time».",
            "«One week you» feel fine.",
            "It is «a one-on-one» talk.",
            "See «one another».",
            "It is all in «one place».",
            "Pick «one or two» words.".replace("«one or two» words", "«one or two words»"),
        ),
        ("It took one week.", "One in ten felt it."),
        r"one (?:minute|hour|day|week|month|moment|year|night) (?:you|they|it|we|at a time|and|soon|when)\b|(?:a )?one-on-one"
        r"|one another|one place|(?:all|day|number|week|visit|step|year|page|part|square) one(?! of\b| in\b)|one or two (?:"
        rf"{_PLAIN} ){{0,2}}{_THING}|one to one|one by one|two by two|one-to-one|one minute,? please",
    ),
    Rule(
        "idiom of half",
        None,
        (
            "You may be «half asleep».",
            "Fold the page «in half».".replace("Fold the page «in half»", "«Fold the page in half»"),
            "See «the first half of the» page.".replace("«the first half of the» page", "«the first half of the page»"),
            "That is «half the story».",
            "Come at «half past nine».",
            "Benefits are «one half of the choice».",
        ),
        ("Half of people got well.", "It was cut in half.", "It took half an hour."),
        r"half (?:asleep|awake|open|closed|dark|full|empty|way|done|finished|dressed|past [a-z0-9]+)|half-(?!lif|dos|hour|day|year|pric)"
        r"[a-z]{2,12}|fold(?: \w+){0,4} in half|other half|better half"
        r"|(?:the )?(?:first|second|other|top|bottom|left|right|upper|lower|front|back)[ -]half(?: of (?:the|your|this) \w+)?"
        r"|(?:one |the )?half (?:of )?(?:the |this |our |your )?(?:story|choice|picture|page|battle|job|work|form|list|way|fun|sheet"
        r"|face|forehead|head|scalp|screen|truth)\b",
    ),
    Rule(
        "idiom of double",
        None,
        (
            "«Double vision» is an emergency.",
            "Call if you «see double».",
            "«Double-check» the list.",
            "It was a «double-blind» trial.",
            "The hall «doubles as» a waiting room.",
        ),
        ("It doubles your risk.", "You need double the dose."),
        r"double[ -](?:vision|checks?|checked|checking|blind|sided|spaced|room|door|doors|bed|chin|lock|tap|click|clicks|up|over|glazed"
        r"|booked|booking|digit|digits|dummy|page|sight|images?|espresso)|s(?:ee|ees|eeing|aw) (?:things )?double|doubl(?:es?|ed|ing) as"
        r"|bend double|triple[ -](?:checks?|checked|lock|blind|click)",
    ),
    Rule(
        "idiom of times",
        None,
        (
            "«Think twice» before you drive.",
            "«Read it two times».",
            "«Check the list twice».",
            "«Once or twice» you may yawn.",
        ),
        ("Take it twice a day.", "Check it twice a day."),
        rf"{_READ}(?: (?:it|this|that|them|each one|everything|us|again|(?:the|your|each|every) [a-z]+)){{0,2}}"
        rf" (?:twice|(?:two|three|2|3) times)(?! (?:a|each|every|per)\b| daily| weekly| as\b)|once or twice",
    ),
    Rule(
        "idiom of numbers",
        None,
        (
            "«Two heads are better» than one.",
            "It is «a million» thanks.".replace("«a million» thanks", "«a million thanks»"),
            "«Count to ten».",
            "It is a «third party».",
            "We work «nine to five».",
            "It has «a thousand words».",
        ),
        ("A thousand people came.", "A third of people came."),
        rf"two heads are better|(?:a|one) (?:million|thousand|hundred) (?:thanks|words|things|questions|miles|times over)"
        rf"|count(?:ing)?(?: down| up| slowly)?(?: to| from)? (?:\d{{1,3}}|{TWO_TO_TEN}|{BIG})(?! (?:people|patients|days))"
        rf"|third[ -]part(?:y|ies)|nine[ -]to[ -]five|thanks a million|forty winks|second nature|three-way|two-way"
        rf"|(?:dozens|hundreds|thousands|millions) of (?:pages|words|things|thanks|questions|miles|websites|books)",
    ),
    Rule(
        "everyday subject",
        None,
        ("«Delays are rare».", "«Questions are common», so ask."),
        ("Reactions are rare.",),
        r"(?:delays?|waits?|mistakes?|questions?|errors?|worries|worry|fears?|typos|queues|lines|changes|mix-ups|tears|nerves|feelings"
        r"|cancellations|spaces|slots|openings) (?:is|are|was|were) (?:very |quite |fairly |so |not )?(?:rare|common|uncommon"
        r"|frequent|likely|unlikely)",
    ),
    Rule(
        "made of parts",
        None,
        (
            "A «2-sided» form.",
            "A «4-page» list, in a «3-ring» binder, in «14-point type».",
            "A «24-hour» line.",
            "The «2-column» table.",
        ),
        ("A 3-fold rise", "A 12-week trial", "A 5-point drop"),
        r"\d{1,4}-(?:sided?|parts?|pages?|rings?|way|steps?|star|digit|columns?|rows?|line|question|item|word|story|in-1|on-1|d)"
        r"|\d{1,2}-point (?:type|font|print|text|letters)|24-hour(?: (?:line|phone|nurse|help|hotline|clock|number|pharmacy))",
    ),
    Rule(
        "place and time of the clinic",
        None,
        (
            "We are here «24 hours a day, 7 days a week».",
            "It is a «5-minute walk», or «10 minutes by bus».",
            "You hear in «2 business days».",
            "Open «five days a week».".replace("Open «five days a week»", "«Open five days a week»"),
        ),
        ("A 5-minute test", "It lasts 24 hours."),
        rf"(?:24|twenty-four) hours (?:a|per) day(?:,? (?:and )?(?:7|seven) days (?:a|per) week)?"
        rf"|{RANGE}[ -]minutes?[ -](?:walk|drive|ride|bus ride|trip|away|by (?:bus|car|train|foot|taxi)|on foot|from the)\b"
        rf"|{RANGE} (?:business|working|office|work) (?:days?|hours?)"
        rf"|(?:open|staffed|answered|available|here|closed) (?:[a-z']{{1,12}} ){{0,4}}{NUMBER} (?:hours|days|nights|evenings|mornings) (?:a|per|each)"
        r" (?:day|week|month)|(?:7|seven) days a week",
    ),
    Rule(
        "arrangement",
        None,
        (
            "Please «arrive 15 minutes early».",
            "«Call us at least 24 hours before your visit» to cancel.",
            "«Come half an hour early».",
            "We «call you back within 2 hours».",
        ),
        ("Stop aspirin 7 days before your visit.", "Call us if it lasts 24 hours.", "Call us after 2 days."),
        rf"{_COME} (?:[a-z']{{1,12}} ){{0,5}}(?:half an hour|(?:an|one) (?:hour|day|week)|{RANGE} (?:[a-z]+ )?{TIME}) (?:early|earlier|ahead"
        rf"|late|later than|in advance|beforehand|before(?: {_VISIT}|(?=[.,;!])))"
        rf"|(?:call|answer|reply|respond|get|write|be|hear)(?:s|ed)? (?:[a-z']{{1,12}} ){{0,3}}(?:within|in) (?:about )?{RANGE} (?:hours?|days?|minutes?)"
        rf"(?= *[.,;!]|\Z| (?:of your|on)\b)",
    ),
    Rule(
        "scale",
        None,
        (
            "«Rate your pain from 0 to 10».",
            "Use «a scale of 1 to 10».",
            "«Mark your pain, for example 7 out of 10».",
            "«Score each one from zero to ten».",
        ),
        ("It helped 7 out of 10.", "Pain fell from 7 to 5."),
        rf"(?:(?:rate|score|mark|circle|grade|choose|number) (?:(?:your|the|each|it|this|how)\b)?|(?:a |the |pain |this |that )?scale\b)"
        rf"(?:,? (?!is\b|was\b|fell\b)[a-z']{{1,14}}){{0,6}},? (?:from |of |between |is |as )?(?:\d{{1,2}}|zero|one|{TWO_TO_TEN}) (?:\([a-z ]{{1,30}}\) )?"
        rf"(?:to|out of|and|through) (?:5|10|100|ten|five)(?!\w)(?! (?:people|patients|of)\b| ?%)",
    ),
    Rule(
        "zoom",
        None,
        ("«Zoom in to 200%».", "You can «enlarge the text up to 400 %»."),
        ("It grew to 200%.",),
        r"(?:zoom(?:ed)?|enlarged?|magnif(?:y|ied))(?: [a-z]{1,12}){0,4} (?:to|by|at) \d{3} ?%",
    ),
)
"""Rules that come before those for claims."""

ORDERED: tuple[Rule, ...] = (
    Rule(
        "position",
        None,
        (
            "Go to «step 2» and «steps 3 and 4».",
            "See «page 4 of 10», «section 6.1», «tables 1, 2 and 3», «figure 1a».",
            "People with «type 2» diabetes were in the «phase 3» trial.",
            "It is «number 3» on the list.",
            "«Press 1» for the desk.",
            "Use «codes 64615» and «no. 5».",
        ),
        ("In part 9 out of 100 had it.", "In group 9 people had it.", "It was the group 46% liked."),
        rf"{_POSITION}s? ?#?\d{{1,6}}[a-z]?(?:\.\d{{1,3}}){{0,3}}(?:(?:, |,? (?:and|or|to|through) | ?- ?)\d{{1,4}}[a-z]?{AFTER_NUMBER}){{0,5}}"
        rf"(?: of \d{{1,3}}(?! (?:people|patients)))?{AFTER_NUMBER}|#\d{{1,3}}{AFTER_NUMBER}",
    ),
    Rule(
        "ordinal",
        None,
        ("On the «3rd» floor", "Her «2nd» visit", "At a «6th-grade» level"),
        ("In the 25th percentile", "A 5th of people", "A 10th of the patients"),
        rf"\d{{1,4}}(?:st|nd|rd|th)(?:-(?:grade|floor|line|century|generation|graders?))?(?! percentile| of (?:the |all |our )?{PEOPLE}\b)",
    ),
    Rule(
        "things on the page",
        None,
        (
            "Follow «these 3 steps» and «the 4 parts» below.",
            "Mark «your 3 most important questions».",
            "Choose «1 or 2 things», from «3 main kinds».",
            "Look at «these 5 signs».",
            "Bring «2 copies».",
        ),
        ("They gave 31 forms.", "It fell by 2 points.", "Pain in 9 places", "Of 100 words"),
        rf"(?:{_THESE} )?(?:{_FEW}(?:(?: or | to |-){_FEW})? (?:{_PLAIN} ){{0,2}}{_THING})(?! out of| in (?:\d|ten|every)| of every| per\b| an? (?:day|week|month))"
        rf"|{_THESE} {_FEW} (?:{_PLAIN} ){{0,2}}{_SHOWN}(?! out of| in (?:\d|ten|every)| lower| higher| more| less| better)",
    ),
    Rule(
        "one of",
        None,
        ("Ask «1 of our» nurses.", "«1 of these» may help."),
        ("1 of the patients", "1 of every 10", "1 of the 100 people"),
        rf"1 of (?:our|us|the|these|those|your|them|my)(?! (?:{PEOPLE}|\d)\b)",
    ),
    Rule(
        "year",
        None,
        (
            "It began «in 2016».",
            "«The 2016 guideline» is old.".replace("«The 2016 guideline»", "«The 2016» guideline"),
            "It ran «from 2010 to 2012».",
            "In the «1990s»".replace("In the «1990s»", "In «the 1990s»"),
            "A «2024» review said so.".replace("A «2024»", "«A 2024»"),
            "«Since 2019-20» it is allowed.",
        ),
        ("In 2016 people it worked.", "About 2000 of them", "It took 2000 mg.", "In 2,016", "2000 weeks"),
        rf"(?<!about )(?<!nearly )(?<!almost )(?<!over )(?<!than )(?<!around )(?<!least )(?<!up to )(?<![$€£<>~≥≤])"
        rf"(?:(?:in|since|from|until|till|by|before|after|during|through|between|of|early|late|mid|year|and|on) (?:the )?(?:early |late |mid-)?)?"
        rf"(?:(?:the|a|this|that|our|its|their) {_YEAR}(?= (?:trial|study|trials|studies)\b)"
        rf"|(?:(?:the|a|this|that|our|its|their) )?{_YEAR}(?:'?s)?(?:(?: ?[-/] ?(?:{_YEAR}|\d\d)| (?:to|and|or|through) (?:{_YEAR}))?){AFTER_NUMBER}"
        rf"(?! to \d| (?:calories|steps a|iu|g|mcg|kg|ml|of (?:them|those|the))\b))",
    ),
    Rule(
        "hour",
        None,
        (
            "Come «at 9 in the morning».".replace("«at 9 in the morning»", "at «9 in the morning»"),
            "At «9 o'clock» or «half past nine»".replace(" or «half past nine»", ""),
            "At «a quarter to five»",
            "«Monday to Friday, 8 to 5»",
            "«Open 8 to 5».",
            "«Be here at 9».",
            "Come «at 1:10».",
        ),
        ("It came at 9 weeks.", "A quarter of ten people", "It was 8 to 5.", "It is open to 8 in 10 people."),
        rf"{_HOUR}(?: o'?clock| in the (?:morning|afternoon|evening)| at night|(?: ?[ap]\.?m\b\.?))"
        rf"|(?:a )?quarter (?:past|to|after|till|before) {_HOUR}(?! (?:people|patients|percent|weeks|days|months|of)\b| ?%)"
        rf"|(?:{_WEEKDAY}\.?(?:,? (?:to |through |and |- ?)?)){{1,3}}:? ?(?:from )?{_HOUR}(?::\d\d)?(?:(?: to | until | and | ?- ?){_HOUR}(?::\d\d)?){AFTER_NUMBER}"
        rf"|(?:open|closed|hours:?)(?: are)?(?: from| between)? {_HOUR}(?::\d\d)?(?: to | until | and | ?- ?){_HOUR}(?::\d\d)?{AFTER_NUMBER}"
        rf"|(?:be here|come(?: in)?|arrive|opens?|closes?|starts?|ends?|meet(?: us)?|begins?|call(?: us)?)(?: [a-z]+){{0,2}} (?:at|before|after|by|until|from)"
        rf" (?:[01]?\d|2[0-4])(?=[,;!?]|\.(?!\d)|\Z| (?:on|and|sharp|or|to) [a-z])"
        rf"|(?:at|from|to|by|until|till|before|after|between|and) 1:[0-5]\d(?![\d%]| (?:odds|risk|ratio))",
    ),
)
"""Rules that come after those for claims: a number that counts people or weeks is no position."""
