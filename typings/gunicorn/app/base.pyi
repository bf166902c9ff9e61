from collections.abc import Callable
from typing import Any

from gunicorn.config import Config

class BaseApplication:
    cfg: Config
    def __init__(self, usage: str | None = None, prog: str | None = None) -> None: ...
    def load_config(self) -> None: ...
    def load(self) -> Callable[..., Any]: ...
