"""The WSGI entry point that a server (granian) loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argmap.settings")
application = get_wsgi_application()

# A big debate is some hundred thousand objects, and hardly any of them in circles: looking for circles as often as Python does
# by default takes half the time of its pages (`python -m bench positions`).
gc.freeze()
gc.set_threshold(100_000, 20, 20)
