"""Every setting of argmap, driven by the environment.

Without any environment it is the laptop profile: an SQLite file and a generated key under `var/`, for one machine. With
ARGMAP_ENV=production it refuses to start on anything unsafe. docs/operators.md names every variable.
"""

import secrets
import shutil
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
PROFILES = ("laptop", "production")
PROFILE = env.str("ARGMAP_ENV", "laptop")
if PROFILE not in PROFILES:
    raise ImproperlyConfigured(f'ARGMAP_ENV is "{PROFILE}"; allowed are {" and ".join(PROFILES)}')
IN_PRODUCTION = PROFILE == "production"
VAR_DIR = env.path("ARGMAP_VAR", BASE_DIR / "var")


def require_safe_environment() -> None:
    """Refuse to start in production on anything unsafe, naming all of it at once."""
    unsafe = []
    key = env.str("ARGMAP_SECRET_KEY", "")
    if len(key) < 50 or len(set(key)) < 5:
        unsafe.append("ARGMAP_SECRET_KEY must be set, with 50 characters or more, 5 of them different")
    hosts: list[str] = env.list("ARGMAP_HOSTS", [])
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        unsafe.append("ARGMAP_HOSTS must list the host names served, without wildcards")
    if env.str("DATABASE_URL", "") in ("", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite://:memory:"):
        unsafe.append("DATABASE_URL must be set, to a database that lasts")
    if env.int("ARGMAP_HSTS_SECONDS", 31_536_000) < 1:
        unsafe.append("ARGMAP_HSTS_SECONDS must be 1 or more")
    if env.bool("ARGMAP_DEBUG", False):
        unsafe.append("ARGMAP_DEBUG must be off")
    embedding: list[str] = env.list("ARGMAP_EMBED_HOSTS", [])
    if any(not host or set(host) & set("*/;, '\"") for host in embedding):
        unsafe.append("ARGMAP_EMBED_HOSTS must list host names, without wildcards")
    if unsafe:
        raise ImproperlyConfigured("argmap does not start in production: " + "; ".join(unsafe))


def make_var_dir() -> None:
    """Make the folder for the database and the key, for its owner only: private debates lie in it."""
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def load_laptop_key() -> str:
    """The laptop profile's secret key, made on first use and readable by its owner only."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        make_var_dir()
        fresh = VAR_DIR / f"secret-key.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        # A hard link fails where another process was first, so that all processes share one key.
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()


if IN_PRODUCTION:
    require_safe_environment()

SECRET_KEY = env.str("ARGMAP_SECRET_KEY", "") or load_laptop_key()
DEBUG = env.bool("ARGMAP_DEBUG", False)
EMBED_HOSTS: list[str] = env.list("ARGMAP_EMBED_HOSTS", [])
"""The hosts whose pages may show the maps of public debates in a frame; by default nobody's."""
ALLOWED_HOSTS = env.list("ARGMAP_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "argmap.apps.ArgmapConfig",
    "argmap.apps.ArgmapAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "rest_framework",
    "django_filters",
    "drf_standardized_errors",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "argmap.web.busy.BusyMiddleware",
]

ROOT_URLCONF = "argmap.urls"
WSGI_APPLICATION = "argmap.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def configure_database() -> dict[str, Any]:
    """The one database, with what each kind needs to lose nothing (docs/decisions/0002-sqlite-and-postgresql.md)."""
    url = env.str("DATABASE_URL", "")
    if not url:
        make_var_dir()
        return _with_sqlite_options({"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "argmap.sqlite3"})
    database: dict[str, Any] = env.dj_db_url("DATABASE_URL")
    if database["ENGINE"].endswith("sqlite3"):
        return _with_sqlite_options(database)
    if IN_PRODUCTION:
        database.setdefault("OPTIONS", {})["pool"] = True
    return database


def _with_sqlite_options(database: dict[str, Any]) -> dict[str, Any]:
    # IMMEDIATE, because SQLite refuses the step from reading to writing at once, whatever the timeout; FULL, because NORMAL
    # may lose the last commits with the power.
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), **options}}


DATABASES = {"default": configure_database()}


def configure_caches() -> dict[str, dict[str, Any]]:
    """Two of the kind that the environment names, for drawings and for answers; by default each process has its own."""
    cache: dict[str, Any] = env.dj_cache_url("ARGMAP_CACHE_URL", "locmem://")
    names = ("default", "answers")
    if cache["BACKEND"].endswith("LocMemCache"):
        return {name: {**cache, "LOCATION": name} for name in names}
    return {name: {**cache, "KEY_PREFIX": f"argmap-{name}"} for name in names}


CACHES = configure_caches()

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "debates"
LOGOUT_REDIRECT_URL = "debates"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("ARGMAP_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
# The laptop profile serves static files from where they lie; WhiteNoise warns of a folder that was never collected.
STATIC_ROOT = VAR_DIR / "static" if IN_PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Sessions, cookies and transport.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if IN_PRODUCTION:
    SECURE_HSTS_SECONDS = env.int("ARGMAP_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if env.bool("ARGMAP_BEHIND_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "argmap.api.negotiation.OneFormat",
    "DEFAULT_SCHEMA_CLASS": "argmap.api.schema.DebateSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
DRF_STANDARDIZED_ERRORS = {"EXCEPTION_HANDLER_CLASS": "argmap.api.busy.BusyExceptionHandler"}
SPECTACULAR_SETTINGS = {
    "TITLE": "Argmap",
    "DESCRIPTION": "Debates as records: claims, arguments, stances and evidence, and the maps drawn from them.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        name: f"argmap.core.kinds.{name}"
        for name in (
            "ClaimKind",
            "Polarity",
            "Weighing",
            "ProofStandard",
            "Basis",
            "End",
            "RelationKind",
            "ActorKind",
            "AffiliationKind",
            "Position",
            "Act",
            "StanceBasis",
            "Label",
            "Reporter",
            "Reliability",
            "LocatorKind",
            "EvidenceKind",
            "Profile",
        )
    },
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

DOT_BINARY = shutil.which(env.str("ARGMAP_DOT", "")) or env.str("ARGMAP_DOT", "") or None
"""A system Graphviz to draw with, in place of the one in pygraphviz's wheel."""
