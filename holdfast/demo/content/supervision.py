"""What was asked, thought and agreed at the year's supervision meetings. All of it is invented."""

QUESTIONS = (
    "How do we begin when only one parent wants to?",
    "What is in the way of practising between visits?",
    "How much of this may be the worry about school?",
    "Is the goal the family’s own, or ours?",
    "How do we slow down without losing them?",
    "What would the child say we are here for?",
)
HYPOTHESES = (
    "It works while somebody watches; alone, tiredness wins.",
    "They agree because they were asked by the council.",
    "The quarrels come at the handovers between the two homes.",
    "He tests whether we come back.",
)
TECHNIQUES = (
    ["role-play", "feedback"],
    ["modelling"],
    ["problem solving"],
    ["explaining", "materials"],
    ["modelling", "role-play"],
    ["dashboard", "problem solving"],
)
REFLECTIONS = (
    "Sits with silence better than a month ago. Would like to try it with fathers too.",
    "Feels responsible for all of it. We talked about what is hers to carry and what is not.",
    "Ready to show the group a recording of her own practice.",
    "Prefers explaining to trying out: next time a role-play first.",
)
ACTIONS = (
    "Ask the school for a time to talk",
    "Send the worksheet before the next visit",
    "Try the first five minutes with a colleague",
)
AGREED_AWAY = ("On leave", "At court", "A review that could not move")
QUALITIES = ("not yet", "emerging", "emerging", "full")
COMMENTS = (
    "The role-play helped most",
    "More time for each case, please",
    "Good to hear how others begin",
    "",
    "I would like to bring a recording",
    "Start on time",
)
