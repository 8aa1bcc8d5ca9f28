"""Running functions at the same time, each with a database connection of its own."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections


def run_at_once(functions):
    """What the functions returned, run in a thread each; raises what the first that failed raised."""

    def run(function):
        try:
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(functions)) as pool:
        return list(pool.map(run, functions))
