"""An import that is killed leaves all of it or nothing."""

import os
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager

from argmap.models import Debate
from tests.services.history import count_rows

# Imports, and tells when it has written 1,500 claims with their history and no relation yet.
PROGRAM = textwrap.dedent("""
    import sys
    import django
    django.setup()
    from argmap.core.debate import Debate
    from argmap.core.kinds import RelationKind
    from argmap.core.records import About, Claim, Relation
    from argmap.services import storing
    from argmap.services.importing import import_debate

    claims = tuple(Claim(key=f"c{number}", title=f"Title {number}") for number in range(1500))
    relations = tuple(Relation(key=f"r{number}", kind=RelationKind.SUPPORTS, source="c0", target="c1") for number in range(300))
    create = storing._create

    def create_and_tell(merge, collection, rows):
        create(merge, collection, rows)
        if collection == "claims":
            print("midway", flush=True)
            if sys.argv[1] == "wait":
                sys.stdin.read()

    storing._create = create_and_tell
    import_debate(value=Debate(about=About(slug="big", question="Q?"), claims=claims, relations=relations))
""")


@contextmanager
def importing(database, what):
    """The import in a process of its own, in the middle of its writing; it has ended when this ends."""
    environment = {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "argmap.settings"}
    command = [sys.executable, "-c", PROGRAM, what]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "midway\n"
            yield process
        finally:
            process.stdin.close()


def test_a_killed_import_leaves_nothing_and_can_be_tried_again(shared_database):
    before = count_rows()

    with importing(shared_database, "wait") as process:
        process.send_signal(signal.SIGKILL)
    after_the_kill = count_rows()
    with importing(shared_database, "go on") as process:
        pass
    rows = count_rows()

    assert after_the_kill == before
    assert process.returncode == 0
    assert (rows["Claim"], rows["Relation"], Debate.objects.get().slug) == ((1500, 1500), (300, 300), "big")
