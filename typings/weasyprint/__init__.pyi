import datetime as dt
from collections.abc import Callable, Sequence

import pydyf
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

__version__: str

class CSS:
    def __init__(
        self,
        *,
        string: str,
        base_url: str | None = None,
        url_fetcher: URLFetcher | None = None,
        font_config: FontConfiguration | None = None,
    ) -> None: ...

class Attachment:
    def __init__(
        self,
        *,
        string: str | bytes,
        name: str,
        description: str,
        created: dt.datetime,
        modified: dt.datetime,
        relationship: str,
    ) -> None: ...

class Page:
    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None: ...

class Document:
    pages: list[Page]
    def write_pdf(
        self,
        target: None = None,
        zoom: float = 1,
        finisher: Callable[[Document, pydyf.PDF], None] | None = None,
        *,
        pdf_variant: str,
        attachments: Sequence[Attachment],
    ) -> bytes: ...

class HTML:
    def __init__(
        self, *, string: str, base_url: str | None = None, url_fetcher: URLFetcher | None = None
    ) -> None: ...
    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]: ...
    def render(
        self, font_config: FontConfiguration | None = None, *, stylesheets: Sequence[CSS]
    ) -> Document: ...
