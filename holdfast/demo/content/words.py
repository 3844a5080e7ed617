"""Short notes of our own, by module, for visits that have no note written for them alone.

{child} is the child's first name, {adult} that of the parent or carer who was there.
"""

NOTES: dict[str, tuple[str, ...]] = {
    "ENG1": (
        "First visit together. {adult} was wary and stayed for all of it. {child} showed "
        "me the fish tank.",
        "Tea at the kitchen table. {adult} asked what I would write down, and I read it out.",
        "We drew who is who. {child} put the dog in the middle.",
        "{adult} said other people had come and gone. I said how often I would come, and "
        "wrote it on the calendar.",
        "Mostly listening. {child} talked more once the television was off.",
    ),
    "ENG2": (
        "We looked for what already goes well. {adult} found two things and {child} found six.",
        "{adult} told me about the week when it all worked. We wrote down what was different then.",
        "A hard start, a warm end. {child} wants Sundays to be quieter.",
        "{child} chose three pictures of a good day. {adult} recognised every one.",
        "{adult} said it is the first time anybody asked what is good here.",
    ),
    "ENG3": (
        "Set the goals, in their words. {child} wanted the numbers on a ladder, so we drew one.",
        "Two goals agreed and one argued about. We left the third for next time.",
        "{adult} changed the words of the goal twice until it sounded like home.",
        "Rated where things are today. {child} was stricter than anybody.",
    ),
    "POS1": (
        "Ten minutes of play, {child} in charge. {adult} found it long and then did not "
        "want to stop.",
        "They have kept the ten minutes on four days out of seven.",
        "{adult} had lost heart after a bad weekend. We started again, smaller.",
        "Played on the floor with the bricks. No telephone in the room this time.",
        "{child} has begun to ask for the special time, which {adult} counts as a success.",
    ),
    "POS2": (
        "{adult} caught {child} being kind to the cat, and said so. {child} went red.",
        "We counted: nine praises in a quarter of an hour. {adult} was surprised.",
        "Praise feels false to {adult}. We tried saying only what was seen, and that went better.",
        "The chart on the fridge has more ticks than gaps.",
    ),
    "POS3": (
        "Three rules, written by all of them, on one sheet. Bed is the hard one.",
        "{adult} stayed calm twice this week and told me how.",
        "It slipped at the grandparents’. We planned what to say there.",
        "Practised saying it once and waiting. {child} played the parent and was very firm.",
        "Shouting on two days, down from most days.",
    ),
    "POS4": (
        "Made a picture timetable of the morning. Shoes are now by the door.",
        "On time for school four days of five.",
        "Bedtime is half an hour earlier. {adult} has an evening again.",
        "The routine broke when the shifts changed. We moved tea instead of giving it up.",
        "{child} moved the pictures without being asked.",
    ),
    "ATT1": (
        "We watched {child} from the sofa and {adult} guessed at each feeling. Mostly right.",
        "{adult} saw that the whining comes just before the door.",
        "Talked about what {adult} needed at that age. Slow, and worth it.",
        "Looked at photographs from the first year. {adult} had not done so for a long time.",
    ),
    "ATT2": (
        "{child} came for a cuddle when the drill started outside, and got one.",
        "We slowed down. {adult} waited, and {child} came back with the book.",
        "Copying each other’s faces in the mirror. A lot of laughing.",
        "A tired visit. {adult} noticed the yawn first and stopped the game. That is the "
        "point of it.",
    ),
    "ATT3": (
        "After Saturday’s row {adult} went up and said sorry first. {child} told me so.",
        "We made a plan for making up: a knock, a drink, few words.",
        "It went wrong twice and was mended twice.",
        "{adult} said nobody ever said sorry to them as a child.",
    ),
    "ABU1": (
        "{adult} told it from beginning to end for the first time. We stopped for air in "
        "the middle.",
        "We used plain words for what happened. Hard, and nobody left the room.",
        "{adult} wrote a letter that will not be sent.",
        "We went back over it with the plan in hand, so that nothing was said that the "
        "plan does not know.",
    ),
    "ABU2": (
        "Found the first sign: the jaw. {adult} goes to the back step and counts the bins.",
        "Two near misses and both walked away from.",
        "{adult} was angry with me today and stayed. We used it.",
        "Made a card for the pocket with three things that help.",
        "Stress is about money this week. Rang the advice line together.",
    ),
    "ABU3": (
        "Food in the cupboard, beds made up, the health visitor’s date on the wall.",
        "We planned a week’s suppers for what there is to spend.",
        "Dentist booked. {adult} rang without my asking.",
        "The washing machine is mended and {child} has clean kit for Tuesday.",
    ),
    "SHB1": (
        "Safety plan read through with everybody who lives here, and signed.",
        "Rooms and doors as agreed. {adult} checks without making a scene of it.",
        "Went over who may look after whom, and when. Told the social worker’s plan the same day.",
    ),
    "SHB2": (
        "{child} could say which thought came first. That is new.",
        "Slow. {child} spoke for ten minutes of the forty, and that was enough.",
        "We worked with the drawing and not with the questions.",
    ),
    "SHB3": (
        "{adult} asks better questions now, and hears the answers.",
        "{adult} practised what to say to the school.",
        "Both carers came. They do not agree yet on bedtime and doors; we found the two points.",
    ),
    "FAM1": (
        "Passing the spoon: whoever has it talks. {child} held it a long time.",
        "Everybody said one thing they had heard from somebody else.",
        "They did the family talk without me on Sunday.",
        "{adult} heard {child} out to the end, which took some doing.",
    ),
    "FAM2": (
        "The problem was the bathroom in the morning. They solved it in ten minutes.",
        "Four ideas, one tried, one kept.",
        "{child} and {adult} made a bargain about the telephone and both wrote it down.",
        "Last week’s idea did not work, and nobody was blamed for it.",
    ),
    "FAM3": (
        "Drew the family tree on lining paper. {child} found an aunt nobody had mentioned.",
        "{adult} told the story of how they came here. {child} had never heard it.",
        "Looked at who helps whom. There are more people than they thought.",
    ),
    "EMO1": (
        "Breathing with the feather. {child} taught it to the cousins.",
        "Made a box of safe things: the torch, the shell, the card from Gran.",
        "{child} slept through three nights.",
        "A noisy road outside. We did the five things you can hear, and it was funny.",
        "{child} was not having it today, so we walked round the pond instead.",
    ),
    "EMO2": (
        "{child} has nine words for cross now.",
        "We coloured where the worry sits. It is in the tummy.",
        "{adult} guessed the feeling wrong, and {child} put it right quite kindly.",
        "Faces in the mirror, then the thermometer. {child} was at four today.",
    ),
    "EMO3": (
        "First step on the ladder: the landing light off for two minutes.",
        "Third step done, and then done again to show me.",
        "We stayed on the same step. That is all right.",
        "{child} went into the hall alone at school. The teacher rang to say so.",
    ),
    "EMO4": (
        "{child} told a little more of it, in the order it happened.",
        "Drew it as six pictures. We left the fourth one empty for now.",
        "{child} read the story out to {adult}. A quiet visit.",
    ),
    "": (
        "A visit about the letter from housing. We agreed to come back to the module next week.",
        "The baby had been ill in the night. We talked and I left early.",
        "Went with {adult} to the school meeting.",
        "Things were raw after the meeting on Monday. We put the plan aside.",
        "Helped to fill in the form. {child} showed me the drawing of the house.",
        "{adult} needed to talk, and that was today’s work.",
    ),
}
MISSED_NOTES: dict[str, tuple[str, ...]] = {
    "family away": (
        "Nobody in. Left a card.",
        "They were at the hospital with the grandmother.",
        "",
    ),
    "family cancelled": ("{adult} sent a text in the morning.", "{child} was not well.", ""),
    "practitioner ill": ("", "I was off sick and nobody could go in my place."),
    "no time": ("A court statement was due.", "Called to another family.", "On duty all week."),
    "other": ("The car would not start.", "Snow.", "The building was closed."),
}
VOICES_YOUNG = (
    "“I like it when we do the bricks.”",
    "“Are you coming on my birthday?”",
    "“Mummy didn’t shout on Tuesday.”",
    "“The ladder is too long.”",
    "Hid under the table, and then showed me the den.",
    "“I want it to be like this when you’re not here.”",
    "“Can Teddy have a number too?”",
    "Drew everybody holding hands, and me by the door.",
)
VOICES_MIDDLE = (
    "“It’s better in the mornings. It’s still bad on Sundays.”",
    "“I didn’t think she’d listen.”",
    "“I’d give it a five. Don’t tell them I said five.”",
    "“Why does everybody want to talk about feelings?”",
    "“I did the breathing thing at school and nobody noticed.”",
    "“Will you still come after Christmas?”",
    "“I want my own drawer.”",
    "“We had pancakes and nobody cried.”",
)
VOICES_OLDER = (
    "“I’m only here because it’s you and not somebody new again.”",
    "“It’s all right. Put all right.”",
    "“You lot always say that. But OK.”",
    "“I rang Nan instead of going out. That’s something.”",
    "“I don’t want the school to know.”",
    "“Mum’s trying. I can tell.”",
    "“I’d like to choose the next one.”",
    "“It’s not fixed. It’s less bad.”",
)
ADAPTED_BECAUSE = (
    "Did it on a walk: sitting still was too much today",
    "Used drawing instead of talking",
    "Cut in half and kept the half that mattered to them",
    "Used their own photographs in place of the cards",
    "Done with the grandmother too, who was staying",
    "Made into a game for the little one",
    "Said aloud, not written: reading is hard for this parent",
    "Spread over two visits",
)
SKIPPED_BECAUSE = (
    "No time left: we talked about the hearing",
    "They do this well already",
    "The parent did not want to try it today",
    "The child was too tired",
    "It made no sense with a baby in arms",
    "The social worker is doing this part",
)
AGREED = (
    "Stay with play for two more weeks before moving on.",
    "Ask what a six would look like, not why it is a four.",
    "Name the worry to the parent before the next review.",
    "Bring the teacher’s view in: ask for an SDQ from school.",
    "Rehearsed the first five minutes of the next visit in the group.",
    "Slow down. One step of the module, not three.",
    "Find out who else in the family could be there.",
    "Talk to the manager about protected time.",
    "Check the goal with the child alone.",
    "Write to the core group so that the plan says the same.",
    "Celebrate the small thing out loud.",
    "Ask the father by name, and in writing.",
    "Look back at the strengths list with them.",
    "Plan the ending now, while it still feels far away.",
    "The group thought this is grief and not defiance. Try that idea on.",
    "Use the card with three things that help, and practise it when calm.",
)
NOT_ANSWERED = {  # by who was to answer: the reason's code, and what was written beside it
    "parent": (
        ("not reached", "Two messages left, and a form by post"),
        ("declined", "Would sooner tell us than tick boxes"),
        ("not the time", "Mother and practitioner decided together: the week of the hearing"),
        ("unwell", ""),
        ("not asked", "The last one was only weeks old"),
    ),
    "teacher": (
        ("not reached", "School holidays"),
        ("not reached", "The class teacher was new"),
        ("declined", "The parent did not want school asked"),
        ("not asked", ""),
        ("other", "Between two schools"),
    ),
    "self": (
        ("declined", "Did not want to, and that was fine"),
        ("not the time", "The young person decided: not in front of a brother"),
        ("not asked", "We were outside all afternoon"),
        ("unwell", ""),
    ),
}
GUIDANCE = (
    "Stay with whoever answered, or ring them, the same day. Tell your manager before you go home. "
    "If anybody may be in danger now, ring 999 and then the duty team. Write down what you did."
)
VOUCHED = (
    "We talked it over in the team: the family asks for help with what the programme is about, now "
    "is the time, and it is safe to visit. They know they may stop whenever they like."
)
ENDING_AGREED = "Talked over with the family and in supervision: what is left is to keep it going"
GOAL_ENDED = "Talked over with the family at the last visits; they say they can keep it going"
DECIDED = "The family wants to go on, and the team keeps the practitioner’s hours for it"
