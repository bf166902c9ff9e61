"""A text in every language of the framework."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")


class Text(Mapping[str, str]):
    """One text per language, frozen; `in_language` gives the words, `languages` what there is."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self._by_language = dict(by_language)

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_language.items()))

    def __repr__(self) -> str:
        return f"Text({self._by_language!r})"

    def in_language(self, language: str) -> str:
        """The words in this language, or in the first language of the text where it has no such words."""
        return self._by_language.get(language) or next(iter(self._by_language.values()))

    @classmethod
    def _read(cls, value: object) -> Text:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping) or not value:
            raise ValueError("must be a text per language, such as {nl: ..., en: ...}")
        for language, words in value.items():
            if not isinstance(language, str) or _LANGUAGE.fullmatch(language) is None:
                raise ValueError(
                    f"{language!r} is not a language code such as nl or en"
                    " (a text with a comma stands between quotes)"
                )
            if not isinstance(words, str) or not words.strip():
                raise ValueError(f"the text in {language} is empty or is not text")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.plain_serializer_function_ser_schema(dict)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "object",
            "description": "One text per language of the framework.",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{_LANGUAGE.pattern}$"},
            "additionalProperties": {"type": "string", "minLength": 1},
        }
