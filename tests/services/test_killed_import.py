"""An import that is killed leaves all of it or nothing."""

import os
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager

from argmap.core.canonical import normalise
from argmap.models import Debate
from argmap.services.snapshot import load_debate
from tests.core.values import make_bridge
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

# For each line it reads, imports in a process that kills itself five statements later than the last; it imports without
# writing first, so that its children need not load what that takes.
KILLED_EVERYWHERE = textwrap.dedent("""
    import os
    import signal
    import sys
    import django
    django.setup()
    from django.db import connection
    from argmap.services.importing import import_debate
    from tests.core.values import make_bridge

    def die_after(most):
        made = []

        def execute_and_die(execute, *statement):
            result = execute(*statement)
            made.append(statement)
            if len(made) == most:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return execute_and_die

    import_debate(value=make_bridge(), dry_run=True)
    connection.close()
    for number, _ in enumerate(sys.stdin, 1):
        child = os.fork()
        if not child:
            with connection.execute_wrapper(die_after(5 * number)):
                import_debate(value=make_bridge())
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
""")


@contextmanager
def running(database, *program):
    """A program on the database in a process of its own; it has ended when this ends."""
    environment = {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "argmap.settings"}
    command = [sys.executable, "-c", *program]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.stdin.close()


@contextmanager
def importing(database, what):
    """The import, in the middle of its writing."""
    with running(database, PROGRAM, what) as process:
        assert process.stdout.readline() == "midway\n"
        yield process


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


def test_an_import_killed_anywhere_leaves_all_or_nothing(shared_database):
    before, left, ended = count_rows(), [], None

    with running(shared_database, KILLED_EVERYWHERE) as process:
        while ended != 0:
            process.stdin.write("go on\n")
            process.stdin.flush()
            ended = int(process.stdout.readline())
            left.append(count_rows())
            assert ended in (0, -signal.SIGKILL)

    first_whole = left.index(left[-1])
    assert left == [before] * first_whole + [left[-1]] * (len(left) - first_whole)
    assert first_whole > 15
    assert load_debate(Debate.objects.get()) == normalise(make_bridge())
