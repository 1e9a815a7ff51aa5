"""An application with Django at one site: a login form with a CSRF token, before any session.  django_site.py SITE

It stands behind a proxy that speaks https, and tells X-Forwarded-Proto. Prints the port that it listens on.
"""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path

SITE = sys.argv[1]

settings.configure(
    SECRET_KEY="only for the test of " + SITE,
    ALLOWED_HOSTS=[".app.example.test"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    CSRF_COOKIE_SECURE=True,
    SESSION_COOKIE_SECURE=True,
)
django.setup()


def login(request):
    """The form, and what is posted with it; a session begins when somebody has signed in."""
    if request.method == "POST":
        request.session["user"] = request.POST["name"]
        return HttpResponseRedirect("/account")
    return HttpResponse(
        f"""<!DOCTYPE html><title>Sign in</title><p>Sign in at {SITE}</p><form method="post" action="/login">
        <input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">
        <input name="name"><button>Sign in</button></form>"""
    )


def account(request):
    """Who has signed in."""
    user = request.session.get("user", "nobody")
    return HttpResponse(f"<!DOCTYPE html><title>Account</title><p>Account of {user} at {SITE}</p>")


urlpatterns = [path("login", login), path("account", account)]


class Quiet(WSGIRequestHandler):
    """Prints no line for a request."""

    def log_message(self, *_):
        pass


server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
print(f"Django listens on port {server.server_port}", flush=True)
server.serve_forever()
