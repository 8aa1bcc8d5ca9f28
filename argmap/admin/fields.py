"""Form fields for what HTML forms do not carry well: lists, JSON, and texts of several lines."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class MultilineField(forms.CharField):
    """A text of several lines. Browsers send CR LF for a line feed, which would shift every passage of a source."""

    def to_python(self, value: Any) -> Any:
        """The text with line feeds."""
        return super().to_python(value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether more than line ends and spaces at the ends differ, which no form gives back as they were."""
        return super().has_changed(self.to_python(initial), data)


class LinesField(forms.Field):
    """A list of texts, one a line; empty lines do not count."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """One text a line."""
        return "\n".join(str(line) for line in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        """The lines, without spaces at their ends."""
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]


class ObjectField(forms.Field):
    """A JSON object; empty for none."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """The object as indented JSON, or what was typed."""
        if value in (None, {}):
            return ""
        return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True)

    def to_python(self, value: Any) -> dict[str, Any]:
        """The object that the text is the JSON of."""
        if not str(value or "").strip():
            return {}
        try:
            read = json.loads(value)
        except (ValueError, RecursionError) as error:
            reason = str(error).partition("\n")[0] if isinstance(error, json.JSONDecodeError) else "it cannot be read"
            raise ValidationError(f'This is no JSON ({reason}). Allowed is an object such as {{"name": "text"}}.') from None
        if not isinstance(read, dict):
            raise ValidationError('Allowed is a JSON object, such as {"name": "text"}.')
        return read
