"""Claims in numbers as authors may type them: `«` and `»` stand around each, under the kind they are."""

from __future__ import annotations

from handout.numerals import Kind

FIGURES = """
Neck pain came to «9%».
Neck pain came to «9 %» of them.
About «9 percent» had neck pain.
It was «9 per cent».
The share fell by «3 percentage points».
It helped «9 out of 100» people.
It helped «9 of 100» people.
It helped «9 people out of 100».
It helped «9 in 100» people.
It helped «9 in 10» people.
It helped «9 of every 100».
So «6 more out of 100» had it.
So «6 more people out of 100» had it.
Out of «100» people, «9» had it.
In «2 of 3» trials it helped.
A total of «1,384» adults took part.
The average was «8.4» days.
Days fell «8.4-fold».
It took «2-3» weeks.
It took «2–4» weeks.
It took «2 to 4» weeks.
It took «2 or 3» treatments.
Between «3» and «4 out of 100» people stopped.
About «1/3» of them got well.
About «½» got well.
It took «2½» weeks.
It took «1 and a half weeks».
نحو «٣» من كل «١٠»
It helped «９％» of people.
The dose is «5mg».
The dose is «5 mg».
You get «155» Units in «31» places.
It went up «10x».
It is «3-fold» by now.
In a «12-week» trial it worked.
A «12-week-old» study
It costs «$50» a month.
The gap was «-2» days.
With «±2» days
The level was «<5».
It is «≥15» days.
In «688» people it worked.
At week «24» it was over.
On day «5» it began.
People under «18» cannot have it.
It is for people over «50» years old.
It is for people aged «12» or older.
They were «41» years old on average.
Wait «24» hours.
It lasts «4» hours a day.
Give it every «12» weeks.
Give it «3» times a day.
Pain fell from «7 to 5».
The score was «7».
It was «7 out of 10».
At «2-8°C» it keeps.
A needle of «1» inch
Blood pressure of «120/80»
In part «9 out of 100» had it.
In May «9 out of 100» had it.
In May «12» people had it.
In 2016, «9» people had it.
In step 2, «9%» had it.
In phase 3 «46%» got well.
On page 4, «9 out of 100» is shown.
By June 2024, «46» people had it.
It came in «2016» people.
About «2000» of them came.
It took «2000 mg».
In «2» large trials it helped.
In these «3» studies everyone had it.
The «2» trials had one plan.
It fell by «2» points.
Some «31» lists of people
It is «9»—«10».
No. It is «10».
«9»
«100%»
About («9%») had it
Pain: «9%»—droop: «4%»
It was 8:30am when «9%» had it.
Call 555-0100 if «9%» is too much.
Of those with HIT-6, «46» got well.
Of those with COVID-19, «46%» got well.
«41»|«25»
It is x«²».
"""

WORDS = """
It helped «nine in ten».
It helped «nine out of ten» people.
It helped «Nine out of ten» people.
It helped «nine people out of ten».
It helped «nine of every ten» people.
It helped «seven in every ten» people.
It helped «ninety in a hundred».
It helped «two out of three».
It helped «half of people».
It helped «half of the people» in it.
It helped «half the patients».
About «half» got well.
«Half» got well.
More than «half of them» got well.
They had «half as many» headache days.
Days fell by «half or more».
Days fell by «half».
It was cut in «half».
It lasts «half an hour».
It lasts «half a day».
It took «two and a half weeks».
Days «halved».
It helped «one third of people».
It helped «two thirds of people».
It helped «two-thirds» of them.
It helped «a third of people».
It helped «a quarter of patients».
It fell by «a quarter».
It helped «three quarters of patients».
They had «twice as many».
Take it «twice a day».
It happened «twice».
The days «doubled».
It is «double» what it was.
It «tripled» in a year.
It grew «tenfold».
It was «two-fold».
It took «twelve weeks».
It took «Twelve weeks» to work.
It took «twelve more weeks».
It took «twelve-week» steps.
It is a «three-month» trial.
It took «fifteen days».
It took «fifteen headache days».
It took «a dozen days».
It took «two weeks».
It took «two to three weeks».
It took «two or three treatments».
It took «one or two days».
It took «one week».
It took «one month» or more.
It lasts for «one day».
It took «ten minutes».
It took «five hours».
It was «ten percent».
It was «ninety per cent».
It was «twenty-five percent» of them.
It was «a few percent».
«Hundreds of people» had it.
It helped «thousands of patients».
«Dozens» had it.
It helped «a hundred people».
«A hundred and ten people» came.
«Six hundred and eighty-eight people» got it.
In «two large trials» it helped.
In «three studies» it helped.
In «two of the three trials» it helped.
Of them, «nine» had neck pain.
It was nine? No, «three» with placebo.
It fell by «nine».
They had «two fewer» a month.
They had «nine fewer headache days».
They had «two fewer days» a month.
You get «thirty-one injections».
You get «thirty-one» places.
It is «seven areas of the head».
It is «ten units».
«Zero people» had it.
It is «fifty-fifty».
They were under «eighteen».
They were «forty».
They had a score of «seven».
Take it «once a day».
Take it «once every two weeks».
Come «three times» a year.
It takes «six months», not «six weeks».
«Three women» and «two men» had it.
«Five adults» had it.
«Four people» had it.
«Two years» later it was gone.
«two weeks»
By «three months», it was gone.
It is a «two-year» study of «five-year-old» children.
It takes «a million» of them.
"""

SHARES = """
«Most people» feel well.
«Most patients» feel well.
It helps «most adults».
«Most of the people» felt well.
«Most of our patients» felt well.
«Most older adults» felt well.
«Most people» with migraine felt well.
Some felt ill, but «most recovered».
«Most side effects» go on.
In «most cases» it fades.
«The majority» felt well.
«The vast majority» felt well.
«The majority» of people felt well.
«A small minority» felt ill.
«Few people» feel it.
«Very few people» feel it.
«Only a few people» feel it.
«Many people» feel it.
«Many patients» feel it.
«Many of the patients» felt it.
«Almost everyone» felt it.
«Nearly everyone» felt it.
«Nearly all patients» felt it.
«Almost all of the patients» felt it.
«Almost no one» felt it.
«Hardly anyone» felt it.
«A lot of people» felt it.
«A large number of people» felt it.
"""

VERBAL = """
A «rare side effect» is a droop.
It is «a rare side effect».
In «rare cases», it spreads.
Fainting is «rare».
Fainting is «very rare».
Fainting is «uncommon».
Fainting is «very uncommon» with Botox.
Neck pain is «common».
Neck pain is «a common side effect».
Neck pain is «very common» after it.
Side effects are «rare», we think.
It «rarely causes» harm.
It can «rarely cause» harm.
It «very rarely happens».
It happens «very rarely».
It «often causes» neck pain.
It «commonly causes» neck pain.
They «usually go away».
It «usually works».
It «almost always works».
It is «very likely to» help.
It is «likely to help» you.
It is «unlikely to cause» harm.
Harm is «unlikely».
You are «more likely to get neck» pain.
There is «a small risk of» harm.
The «risk of harm is low».
The «risk is very small».
There is «a good chance of» relief.
«Very rare»
"""

RELATIVE = """
It is «twice as likely» with it.
It is «three times as likely» with it.
It is «half as likely» with it.
It is «3 times as common» with it.
They run «twice the risk».
They run «three times the risk».
It is a «50% lower risk».
A «50% lower risk» was seen.
A «50 percent lower chance» was seen.
There was a «30% reduction».
They had «30% fewer» headache days.
It is «three times more» common.
It is «ten times higher».
It «doubles the chance» of harm.
It «doubled their risk».
It «halves the risk».
It «reduces the risk by half».
It «reduces your risk of a stroke by a third».
It «lowers the chance of harm by 50%».
It «cuts the odds by about a quarter».
The «risk fell by half».
The «odds ratio of 2.5» was found.
A «tenfold increase» was seen.
A «3-fold increase» was seen.
"""

ONE_IN_X = """
It helps «1 in 10» people.
It helps «one in ten» people.
It helps «One in ten» people.
It helps «1 in 1,000».
It helps «one in a hundred».
It helps «1 of every 10».
It helps «1 in every 10».
It helps «one out of every four».
It helps «one person in five».
The odds are «1:10».
It helps «1 in 2000» people.
"""

SAID = {
    Kind.FIGURE: FIGURES,
    Kind.WORDS: WORDS,
    Kind.SHARE: SHARES,
    Kind.VERBAL: VERBAL,
    Kind.RELATIVE: RELATIVE,
    Kind.ONE_IN_X: ONE_IN_X,
}


def marked() -> tuple[tuple[str, Kind], ...]:
    """Each sentence with its marks, and the kind of all its claims."""
    return tuple((line, kind) for kind, text in SAID.items() for line in text.strip().splitlines())
