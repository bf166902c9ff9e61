from collections.abc import Callable
from typing import Any

from flask import Flask, Response

class LoginManager:
    login_view: str | None
    login_message: str | None
    session_protection: str | None
    def init_app(self, app: Flask) -> None: ...
    def user_loader(self, callback: Callable[[str], object]) -> Callable[[str], object]: ...
    def unauthorized(self) -> Response: ...

current_user: Any

def login_user(user: object, remember: bool = ..., *, fresh: bool = ...) -> bool: ...
def logout_user() -> bool: ...
