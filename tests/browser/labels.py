"""Labels in five scripts from a fixed seed: long words, capitals, marks that combine, joined pictographs, both directions."""

from random import Random

from argmap.core.kinds import ActorKind, Position
from argmap.core.records import Actor, Claim, Group, Issue, Passage, Source, Stance
from tests.render.debates import make_debate

LETTERS = {
    "Latin": "etaoinshrdlucmfwypvbgkqxzéèüßñçøåœščžłőţ",
    "Cyrillic": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىئؤأإآپچژگ",
    "Chinese": "的一是不了人我在有他这中大来上个国和地到说们为子要自以会家可下而过天去能小",
}
PICTOGRAPHS = (
    "😀",
    "👍🏽",
    "👩\u200d👩\u200d👧",
    "🇲🇱",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "⭐",
    "🏳\ufe0f\u200d🌈",
    "🧑🏿\u200d🚀",
    "☎",
)
MARKS = ("\u0301", "\u0308", "\u0327", "\u0323")
SCRIPTS = (*LETTERS, "emoji")
EACH = 100


def write_labels():
    """So many labels in each script, among them each of the traps."""
    random = Random(500)
    return [write_label(random, script, index) for script in SCRIPTS for index in range(EACH)]


def write_label(random, script, index):
    words = [write_word(random, script, index) for _word in range(random.choice((1, 2, 5, 9, 20)))]
    if index % 10 == 7:
        # Both directions in one line.
        words.insert(random.randrange(len(words) + 1), random.choice(("שלום", "NATO (2021)", "سلام", "WTO")))
    return " ".join(words)


def write_word(random, script, index):
    length = random.choice((1, 3, 5, 8, 13, 24) if index % 10 else (40, 90))
    if script == "emoji":
        return "".join(random.choices(PICTOGRAPHS, k=min(length, 12)))
    word = "".join(random.choices(LETTERS[script], k=length))
    match index % 10:
        case 1:
            return word.upper()
        case 2:
            return "W" * length
        case 3:
            return "".join(letter + random.choice(MARKS) for letter in word)
        case 4:
            return word + random.choice(PICTOGRAPHS)
        case 5 if script == "Arabic":
            return "".join(letter + random.choice(("\u064e", "\u0651", "")) for letter in word)
        case _:
            return word


def make_labelled_debate(labels):
    """A claim for each label, every fifth the answer to an issue; actors, groups and places with the labels as names, too."""
    count = len(labels)
    return make_debate(
        groups=tuple(Group(key=f"g{index}", title=labels[index * 31 % count]) for index in range(10)),
        issues=tuple(Issue(key=f"i{index}", question="?", positions=(f"c{index}",)) for index in range(0, count, 5)),
        claims=tuple(
            Claim(key=f"c{index}", title=label, position=index, group=f"g{index % 10}", passages=(f"p{index}",))
            for index, label in enumerate(labels)
        ),
        actors=tuple(Actor(key=f"a{index}", kind=ActorKind.PERSON, name=label) for index, label in enumerate(labels)),
        stances=tuple(
            Stance(key=f"s{index}", actor=f"a{index}", claim=f"c{index * 7 % count}", position=Position.SUPPORTS)
            for index in range(count)
        ),
        sources=(Source(key="source", title="Source"),),
        passages=tuple(Passage(key=f"p{index}", source="source", locator=label[:40]) for index, label in enumerate(labels)),
    )
