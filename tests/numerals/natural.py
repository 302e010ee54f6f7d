"""Kind, everyday prose of a clinic, without a statistic: nothing may be found in it."""

from __future__ import annotations

WITH_NUMBERS = """
This page was checked on August 6, 2026, and we will look at it again in the spring of 2027.
The guideline of 6 August 2018 was replaced in June 2024.
Since June 2024, our nurses have used the new form.
The 2016 guideline is no longer in use.
A 2024 guideline and a 2021 review say the same.
The label was updated in Nov. 2023 and again on May 9.
Our office is closed on December 25 and January 1.
The study ran from 2010 to 2012 in another country.
In the 1990s, doctors noticed this by chance.
Between 2019 and 2021, the clinic moved to a new home.
Come to the front desk at 8:30am.
We open at 8 am and close at 5 pm.
Our hours are 8:30 a.m. to 5:00 p.m. on weekdays.
The phones are on from 08:00 to 17:30.
The nurse line is open Monday to Friday, 8 to 5.
Call 555-0100 and ask for the nurse.
The fax number is (212) 555-0142.
From abroad, dial +1 212 555 0100.
To report a side effect, call 1-800-FDA-1088.
In an emergency, call 911.
If you feel that you may hurt yourself, call or text 988.
Press 1 for the front desk and press 2 for the nurse.
Ask for extension 14.
Go on to step 2 once you have signed the form.
Steps 3 and 4 can wait until you feel better.
Turn to page 4 of 10 and fill in the box at the top.
Read part 1 first if you are new here.
Chapter 3 tells you how to keep a diary.
See section 6.1 of the label.
Table 2 and figure 1 show the same thing.
Question 5 is about your sleep.
Look at number 3 on the list.
Follow these 3 steps before you leave home.
The 4 parts below belong together.
There are 2 lists on this page.
The next 3 pages are for your family.
Mark your 3 most important questions.
Write 1 or 2 words in each box.
Choose 2 options that you want to hear more about.
Look at the 5 signs in the red box.
These 2 points matter most when you plan your day.
Bring 2 forms of ID and 1 copy of your list.
Please write in the 2 columns on the left.
Check box 7 if you want a letter by mail.
The HIT-6 is a short test with plain questions.
The toxin cuts a protein called SNAP-25.
TRPV1 sits on the nerve ending.
The PREEMPT 2 trial had the same plan as PREEMPT 1.
People with type 2 diabetes can have Botox too.
Tell us if you take vitamin B6 or vitamin B12.
The bill may show the codes J0585 and G43.709.
Ask your plan about code 64615.
Wear a mask if you may have COVID-19.
Tell us if you had Covid 19 in the past.
This was a phase 3 trial.
The form is printed on A4 paper.
The site meets WCAG 2.2 at level AA.
Older phones with iOS 12 can show the pages too.
Zoom in to 200% if the words are small.
The label has a Class 4 warning in some countries.
We are at 100 Example Street, on the 3rd floor.
Send letters to PO Box 12, Springfield, IL 62701.
Our new home is 12 Old Mill Road, Suite 200.
Take bus 12 to the last stop and use exit 4.
Wait in room 7 until the nurse calls you.
It is a 5-minute walk from the bus stop.
There is a 24-hour pharmacy across the street.
You can reach a nurse 24 hours a day, 7 days a week.
Please arrive 15 minutes early for your first visit.
To cancel, call us at least 24 hours before your visit.
We will call you back within 2 business days.
Rate your pain from 0 to 10 each night.
Use a scale of 1 to 10 to show how bad it was.
The 2nd box is for your phone number.
Write the date as 2026-11-22 or 11/22/2026.
Email info24@example.org or go to https://example.org/2026/visits for the form.
Open the file plan-2026.pdf on your phone.
The form has 4 pages and is 2-sided.
Print it in 16-point type if you like.
Section 1557 protects your right to an interpreter.
Your 1st visit is mostly talk.
Sit in seat 3 if you need room for a chair.
Take 3 deep breaths and let your shoulders drop.
Count to 10 while the needle goes in.
You can bring 1 or 2 friends.
1. Bring your diary
Ask 1 of our nurses if you are not sure.
The ICD-10 list has its own name for it.
Read page 7, then pages 9 to 11.
We talked about it at visit 2.
Your plan may put the drug in tier 3.
Here are 6 tips for a calm morning.
The 7 questions on the back are for you alone.
Come back to questions 4 and 5 later.
Meet us at 9 in the morning by the side door.
The desk is staffed until 6 pm, and the line until 8 pm.
Use the form from 2025, not the one from 2023.
The CPT code is printed on line 24 of the form.
"""

WITH_WORDS = """
One of our nurses will call you.
No one should have to choose alone.
One side of your face may feel tight.
One day you may feel fine, and the next day you may not.
Take it one day at a time.
Once you are home, rest in a dark room.
Once the form is signed, we can book the visit.
At first you may not notice a thing.
Your second visit is often shorter than the first.
The third step is up to you.
You can always ask for a second opinion.
There are two sides to every choice.
Both of you can come in.
Friends and family help one another.
Ask one more question before you leave.
It is hard to be the one who always cancels.
If you see double, call us right away.
Double vision is a sign that needs care.
Please double-check the date on your card.
The trial was double-blind, so no one knew who had what.
You may feel half asleep after a bad night.
Fold the sheet in half and keep it in your bag.
The second half of the page is for your notes.
That is only half the story.
Think twice before you drive with a bad headache.
Read the form twice if you are tired.
We meet at half past nine.
The bus leaves at a quarter to five.
The group meets at nine o'clock in the hall.
Count to ten and breathe out.
You have the right to say no.
Some people feel tired afterward.
Some patients like to lie down.
Other people would rather sit.
A few people bring a friend.
How many people come with you is up to you.
Too many people in the room can be a strain.
As many people as you like can read the sheet.
Bring as many questions as you like.
Most pages have a list at the top.
Tell us what matters most to you.
Most of all, be kind to yourself.
The form takes most of a page.
Start with the part you need most.
Most clinics have a quiet room.
Most plans need a letter from your doctor.
Write down what you do most days.
Ask which side effects are the most common.
See the page on common side effects.
A common question is how the needle feels.
It is common to feel nervous before a first visit.
Catch a common cold, and you may need to wait.
Family members may have a lot in common.
The plant is commonly called a nettle.
Use your common sense.
Questions are common, and none of them is silly.
Your usual medicine is still fine to take.
Our lines are usually open by then.
The nurse usually works on the first floor.
We often hear this question.
How often this happens is not known.
Tell us how often you take it.
If you often wake with a headache, write it down.
Keep your phone near you more often.
Rest as often as you need.
Take breaks often.
Your headaches may be more frequent in the spring.
If your attacks are frequent, keep the diary close by.
Ask how likely it is to help a person like you.
Your first visit is likely to be the longest.
You are likely to have questions.
What is the likely reason for your headache?
We rarely run late.
Rare steak is not on the menu.
Myasthenia gravis is a rare disease of nerves and muscles.
This is a good chance to ask.
You are not at fault if it does not work.
Ask us about the chance that you are pregnant.
Tell us if you are at high risk of falls.
The risk is not known.
It is worth a try, in our view.
You are not the only one.
Come as you are, and bring a sweater.
Take your time, since there is no rush.
The room is dim and quiet.
You may bring music and a blanket.
Let us know if light hurts your eyes.
The needle is thin and short.
A nurse stays with you all the time.
The doctor may press on your neck to find sore spots.
Say stop at any time.
You can drink a glass of water first.
Wear a top that opens at the front.
Do not rub the places where the needle went in.
Please do not drive if you feel dizzy.
Ask a friend to take you home.
Your neck may feel stiff for a few days.
A small bruise can look worse than it is.
The effect builds up over days to weeks.
It wears off with time, so you need to come back.
Many ways lead to a calmer day.
There are many reasons for a headache.
Several people can share the ride.
All patients sign the same form.
Everyone on the team knows the plan.
Nobody will rush you.
None of this is your fault.
Ask the person who booked your visit.
Keep the first and last page of the form.
The first half of the visit is a talk.
Sit down for a minute if you feel faint.
Have a snack an hour or so before you come.
It may take a week or two to hear from your plan.
A couple of deep breaths can help.
You can stay as long as you like.
Write one line a day in your diary.
Use one color for headache and another for migraine.
Keep one hand free for the rail.
One eyelid may droop, and then you should call us.
One thing at a time is enough.
Choose one or two things that you miss.
Two nurses share the desk.
There are two doors, and both are open.
Two friends can wait with you in the hall.
Talk it over with the two people you trust.
The two of you can decide later.
We look at two things, your diary and your neck.
The sheet has three parts.
Follow the four steps on the card.
Pick three words that tell how you feel.
Ask for the large print in three colors.
A third party may pay your bill.
Second, we look at your list of medicines.
Day one can feel strange.
Your safety comes first, second, and last.
A single page is enough for your notes.
Both sides of the head are treated.
Either way, the choice is yours.
This is the only thing we ask of you.
You did the right thing by calling.
Call the clinic if you are not sure.
The hall doubles as a waiting room.
Thanks a million for filling in the form.
Two heads are better than one when you plan.
Our team works nine to five.
There is no one right answer.
We hope that you feel better soon.
"""

LEAFLETS = """
When you walk in, tell the person at the desk that light bothers you, and they will turn the lamps down.
We keep the blinds half closed in the waiting room.
Dr. Example trained as a nerve doctor and has worked here since 2014.
If your visit is at 10:15, please be here by 10.
The elevator is on your left; take it to floor 2 and turn right.
Parking is free for the first hour in lot B2.
You will find the clinic between the bank and the bakery at 27 Example Avenue.
Your ride can pick you up at door 4.
Bring your insurance card, a photo ID, and the form we mailed on March 3.
It helps to write your questions down, because a sore head forgets things.
Once a form has been signed, nobody can change it without asking you.
You do not need to fast, so eat your usual breakfast.
The nurse will ask about your last few months.
She may ask the same question two ways, just to be sure.
You and your doctor look at the diary together and talk about what you see.
There is no such thing as a silly question here.
Some days will be better than others.
The injections are given in small groups, first on one side and then on the other.
You will sit for the first part and lie down for the second.
People describe the feeling in many different ways.
Hold a cold pack in one hand if that calms you.
If the sound of the clock is too much, ask us to take it off the wall.
A family member can sit in chair 2, right next to you.
Tell the nurse the moment you feel faint.
Afterward, we will ask you to wait in the hall for a short while.
You can go back to work the same day if you feel up to it.
Leave the small bandage on until bedtime.
Wash your face gently, and let it air dry.
It is fine to sleep on your usual side.
If one eye waters, use a clean tissue.
Write the date of the visit on the first line of your diary.
Keep track of good days too, not only of bad ones.
You may not notice any change at first, and that can be hard.
Try to be patient with yourself and with the medicine.
A setback does not mean that all is lost.
Our patient portal moved to a new address in April 2025.
To log in, you need the 6-digit code that we text to you.
If the code does not work, ask for a new one or call 555-0117.
The video on page 3 shows how to fill in the chart.
Scroll down to part 2 to see what your plan may ask for.
Use the buttons at the top to make the words larger.
The print button is the third from the left.
Staff can read any page out loud to you over the phone.
We have this guide in English and Spanish, and more languages will follow in 2027.
You have the right to a free interpreter.
The law behind this is called Section 1557 of the Affordable Care Act.
Ask for our notice of privacy practices at the desk.
We will never sell your data.
The last update was on 14 October 2026.
This is version 2.1 of the guide.
It replaces the leaflet from fall 2022.
A nurse and two doctors will read each page before it goes live.
Do you have a question that is not on this list?
Ask about anything that worries you, big or small.
If you would rather write than talk, hand us a note.
How was your sleep last night?
What do you want to be able to do again?
Think about a day that you lost to migraine, and about what you missed.
Then think about the one thing you would like to have back.
This can be a walk, a meal with friends, or a full day at work.
Your answer will guide us when we look back later.
Treatment is a team effort, and you are part of the team.
You can change your mind at any time, even on the day itself.
If you move to another state, we can send your records ahead.
Your new clinic will want to know the dates and the brand.
The lot number is on the sticker in your folder.
Keep this folder in one place so that you can find it fast.
In bad weather, check our front page or call the desk after 7am.
We close early on the day before Thanksgiving.
We are closed on the first Monday of each month for training.
Our next patient evening is on Thursday, February 11, from 6:30 to 8pm.
Seats are limited, so let us know if you plan to come.
Light snacks will be served, and there is a quiet corner for anyone who needs a break.
The talk will be recorded, and you can watch it later.
Ms. Example has had migraine since she was a child, and she knows how it can rule a life.
She learned to rest before the pain takes over.
Her advice is to ask for help early.
If a friend has migraine, offer a dark room and a glass of water.
Do not say that it is just a headache.
Loud talk, strong scents, and bright screens can make things worse.
Step outside for a moment if the room gets stuffy.
Try a hat with a wide brim on sunny days.
Turn your phone to dark mode in the settings.
Ask a neighbor to walk the dog when you cannot.
Keep a small kit in your bag with your medicine, earplugs, and an eye mask.
Label it with your name and an emergency contact.
At the drugstore, show the pharmacist your full list.
Some products have more than one name for the same thing.
Read the label, and then read it once more.
Do not take a medicine that was meant for someone else.
Store all medicines where children cannot reach them.
Take old pills to a drop-off box; there is one at the police station on 3rd Street.
If you feel low, you are not alone, and help is there.
Talk to someone you trust, or call or text 988 at any hour.
Many of the tips here came from nurses.
Not all of them will suit you, so pick the ones that do.
There is more than one way to live well with migraine.
A good plan fits on one page.
Write who does what, and stick it on the fridge.
Your boss does not need to know your diagnosis.
A letter from us can ask for softer light at your desk.
Fill in both sides of the request and mail it to Suite 310.
Your plan has to answer in writing.
If it says no, you can appeal, and we can help with that.
Look for the word "denied" and the reason below it.
The appeal form is Form 12-B.
Send copies, and keep the first print for yourself.
Note the name of each person you talk to, and the day and time.
If you owe a bill that you cannot pay, tell us early.
There may be programs that help, and our staff know them.
Ask for Maria at extension 203.
The maker runs its own program, which has its own rules.
We do not get paid for telling you about it.
Research goes on, and this guide will change with it.
When experts disagree, we say so.
When no one knows, we say that too.
Look for the small raised number after a sentence; it leads to the source.
Tap number 4, for example, and the note opens right there.
Use the back link to return to your place.
The glossary has short meanings for long words.
"Placebo" means a dummy treatment that looks just like the real one.
A "trial" is a fair test of a treatment in people.
People are put into groups by chance, as with the toss of a coin.
One group gets the medicine, and the other gets the dummy.
Neither the people nor the doctors know who got which.
That way, hope cannot tip the scale.
Later, the groups are compared.
A single trial is seldom the last word.
You can look at the full list of works at the end.
Some of them are free to read, and some are not.
The front cover shows a lamp turned low.
Its light is kind to tired eyes.
Welcome to our clinic, and thank you for reading this before your visit.
This leaflet is for you and for the people who care for you.
It was written with the help of patients who have had the treatment.
If you would like it in large print, ask at reception or call 555-0133.
The first thing to know is that you are in charge.
We moved in January 2023, so older maps may be wrong.
Use the main entrance on 5th Avenue, not the one at the back.
Take the elevator to level 3 and follow the blue line.
Wheelchairs are next to door 1.
Check in at desk 2, even if you come early.
You will need your card, your phone, and about an ounce of patience.
Please switch your phone to silent.
We keep two chairs free for people who cannot sit near a window.
A nurse named Sam will meet you there.
She has given these injections for a long time and likes to explain each step.
Part 1 of the visit is a talk; part 2 is the treatment.
You will be asked to sign a form with three boxes.
Box 1 says that you have read this leaflet.
Box 2 says that you had the chance to ask.
Box 3 says that you agree.
Leave box 3 empty if you are not ready.
Nobody will hold that against you.
Take off necklaces and anything else around your neck.
Tie your hair up, as some of the places are at the back of the head.
The skin is cleaned with a wipe that can feel cold.
Look at one spot on the wall and breathe slowly.
Some find it helps to hum a song.
You may hear a small crunch, which is normal.
It sounds odd, but it does no harm.
Now and then, a drop of blood shows; the nurse dabs it away.
When it is over, sit up slowly.
Have a drink and a bite to eat before you set off.
A friend can drive you if you feel shaky.
At home, do the things you usually do.
Keep your head up for the rest of the afternoon.
Leave massages and hot tubs for another day.
Write down how you feel that evening, and again the next morning.
If your neck gets sore, a soft pillow may help.
Call us on weekdays from 9 to 4.
After 4 pm, the answering service takes over.
On weekends, use the line on the back of your card.
Say your name, date of birth, and what is wrong.
Somebody will ring you back the same day.
The number for poison control is 1-800-222-1222.
In a crisis, dial 911 or go to the nearest emergency room.
Are you moving or going on vacation?
Tell us early, so that your next visit does not slip.
Bring this leaflet back with your notes in the margin.
The medicine comes as a powder and is mixed fresh.
It was first used for crossed eyes in the 1980s.
A doctor noticed by chance that headaches got better too.
That led to the trials named PREEMPT 1 and PREEMPT 2.
You can look both of them up with the links in section 8.
The rules for our state are in Title 16, Chapter 5.
Your plan may want to see form 1500 and a letter.
Our billing team can send it; ask for Alex at extension 4410.
The claim number starts with the letter M.
Keep the letter from May 2025 and throw away the one from March.
Some plans change their list each January.
The new card will be in the mail by February 1.
Do not worry if the copay shows up on two bills.
Ask which program fits you: A, B, or C.
You may hear the term "step therapy"; it means that you must try another medicine first.
An appeal has two levels, and you can get help with both.
At level 1, the plan looks at its own choice again.
At level 2, someone from outside looks at it.
Keep all letters in one folder.
What if the treatment does not work for me?
Then we look at the diary and think about what is next.
There are other medicines, and new ones keep coming.
It is not your fault, and you have lost nothing by trying.
Can I take my other pills?
Nearly always yes, but ask first.
Can I have a glass of wine?
Ask your doctor, since it depends on your other medicines.
Will I look different?
Your forehead may move less, and your brows may sit a bit lower or higher.
Friends rarely see it.
Can I wear makeup?
Yes, from the next day on.
Is it safe to fly?
We know of no reason not to, but plan a quiet first day.
Who can see my records?
Only those who care for you, and you, of course.
You can read them in the portal, under tab 4.
The portal logs you out after a while to keep you safe.
If you forget your password, click the third link.
Version 3.2 of the app has a dark theme.
It works on iOS 15 and Android 12.
There is no app for older phones, but the site works on all of them.
We asked people with migraine to test it on a bad day.
They told us to cut half the text, and we did.
They also asked for a calmer blue.
Our thanks to all who took part.
Please tell us what is still hard to read.
Send a note to feedback2@example.org or drop it in the box by the door.
We read each one.
Last checked: 2 October 2026. Next check: October 2028.
Written by the nurses of Example Clinic, 200 Example Road, Springfield.
Leaflet 14, third edition.
Page 6 of 6
How to use your headache diary
Start a new sheet on the 1st of each month.
Put your name in line 1 and your date of birth in line 2.
Each row is one day.
Each column stands for one question.
Leave the row empty if you had no headache.
Write an M if it was a migraine and an H if it was another headache.
Use a red pen for bad days, if you like.
In column 3, note what you took.
In column 4, note when you took it, such as 7am or 3:30pm.
If you had to lie down, put a cross in column 5.
Rate the pain from 0 to 10, where 0 means none and 10 is the worst you can think of.
A score of none is fine too.
Do not go back and fill in days that you missed.
A gap is better than a guess.
At the end of the month, count the rows with an M.
Bring the last sheets to your visit, or send us a photo.
You can also keep the diary in an app; ask us which ones other patients like.
Keep it next to your bed or your toothbrush.
Ask someone at home to remind you.
A diary can feel like a chore, and that is all right.
If it makes you dwell on pain, talk to us about another way.
Here is what a page can look like.
Monday, June 1: woke with a dull ache, took nothing, went to work.
Tuesday, June 2: bad from noon on, left early, dark room, asleep by 9.
Wednesday, June 3: tired but clear.
Notice how short the notes are.
What your health plan may ask
Plans often want to see proof that you tried other medicines.
The proof can be a letter, a list from your drugstore, or notes from a past doctor.
Ask your drugstore to print your list from 2022 on.
Our staff fill in the request, which is called prior authorization.
The plan may say yes, no, or ask for more.
If they ask for more, do not lose heart.
Often it is just one missing page.
You can call the number on the back of your card and ask for the pharmacy desk.
Have your member ID ready.
Note the reference number they give you.
If the plan says no, look for the date by which you must appeal.
Mark that date in your calendar right away.
We can set up a call between your doctor and a doctor of the plan.
It is called a peer-to-peer call.
Keep in mind that plans change on January 1.
Getting help to pay
Ask if you can pay in parts.
Social workers know of funds that can help; ours is in room 118.
Some funds open in the spring and close when the money is gone.
Look at the income limits before you fill in a long form.
Making the site fit your eyes
Press Ctrl and + to make the text larger.
On a phone, pinch with two fingers.
In reader mode, only the words are left.
Choose a dark background in your settings under Display.
With a screen reader, jump from heading to heading with the H key.
Landmarks let you skip the menu.
The skip link is the first thing you reach with the Tab key.
Tables have headers, so each cell can be read with its row and column.
Pictures have a text that says what they show.
Nothing on the site blinks or moves.
If you print a page, links are written out in full.
Tell us if a page is hard to use, and name the browser, such as Firefox 128.
We fix what we can and say what we cannot.
When you care for someone with migraine
You did not cause it, and you cannot cure it.
Ask what helps on a bad day, and write a short plan with them.
Take over one task without being asked.
Keep the room dark and your voice low.
Most of us want to fix things, but sometimes it is enough to be there.
Look after yourself as well, and have a friend you can call.
Children may need to hear that the pain is real but not their fault.
Use simple words, and say when you will be back.
Plans for a birthday may change at the last minute, so have a plan B.
You are doing more than you know.
The guide was first put online on Monday, 12 October 2026.
Changes since then are listed in part 9.
"""


def sentences() -> tuple[str, ...]:
    """All of them, one a line."""
    return tuple(line for text in (WITH_NUMBERS, WITH_WORDS, LEAFLETS) for line in text.strip().splitlines())
