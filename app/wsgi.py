"""The server's entrance for who brings their own WSGI server: `app.wsgi:application`."""

from app.factory import create_wsgi_application
from config import Settings

application = create_wsgi_application(Settings.load())
