"""The forms of records: they carry a signed version, know their debate, and show what services refused."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from argmap.admin.fields import MultilineField
from argmap.admin.keys import suggest_key
from argmap.admin.versions import VERSION_FIELD, read_version, sign_version
from argmap.admin.visits import Visit
from argmap.admin.widgets import RecordSelect

if TYPE_CHECKING:
    AnyModelForm = forms.ModelForm[Any]
else:
    AnyModelForm = forms.ModelForm

OneOf = tuple[tuple[str, ...], bool]
"""Names of fields of which one may be given, and whether one must be."""


class RowForm(AnyModelForm):
    """A record's form. `visit` is set on the class that the admin makes for each request."""

    loaded_version = forms.CharField(required=False, widget=forms.HiddenInput)

    visit: ClassVar[Visit]
    one_of: ClassVar[tuple[OneOf, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if VERSION_FIELD in self.fields and hasattr(self.instance, "version"):
            self.initial[VERSION_FIELD] = sign_version(self.instance)
        if self.instance.pk is None and hasattr(self.instance, "debate_id") and self.visit.debate is not None:
            self.instance.debate = self.visit.debate
        if "key" in self.fields:
            self._offer_key()
        self._label_known_records()

    def _offer_key(self) -> None:
        # Only a new record gets a key by itself: an old one's key may stand in links and files.
        self.fields["key"].required = self.instance.pk is not None
        if self.instance.pk is None:
            self.fields[
                "key"
            ].help_text += f" Leave it empty for the next free one, such as {self._meta.model._meta.model_name}-12."

    def _label_known_records(self) -> None:
        """Spare the query for the label of each record that was loaded with this one."""
        for name, field in self.fields.items():
            widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
            other = self.instance._state.fields_cache.get(name)
            if isinstance(widget, RecordSelect) and other is not None:
                widget.known = {str(other.pk): str(other)}

    def read_loaded_version(self) -> int | None:
        """The version that this form was made of; None where it came without one or with a forged one."""
        return read_version(str(self.data.get(self.add_prefix(VERSION_FIELD), "")), self.instance)

    def clean(self) -> dict[str, Any]:
        """Name the field where one of several must be given, and keep texts that did not change as they are, byte for byte."""
        cleaned = super().clean() or self.cleaned_data
        for names, must in self.one_of:
            self._check_one_of(names, must)
        for name, field in self.fields.items():
            if isinstance(field, MultilineField) and name in cleaned and name not in self.changed_data:
                cleaned[name] = self.initial.get(name, cleaned[name])
        return cleaned

    def clean_key(self) -> str:
        """Refuse a key that another record has."""
        key = str(self.cleaned_data["key"])
        others = self._meta.model._default_manager.filter(debate_id=self.instance.debate_id, key=key).exclude(
            pk=self.instance.pk
        )
        if key and others.exists():
            free = suggest_key(self._meta.model, self.instance.debate_id)
            raise ValidationError(f"Another record of this kind has this key. A free one is {free}.", code="unique")
        return key

    def _check_one_of(self, names: tuple[str, ...], must: bool) -> None:
        if any(name not in self.fields or name in self.errors for name in names):
            return
        given = [name for name in names if self.cleaned_data.get(name)]
        labels = " or ".join(str(self.fields[name].label).lower() for name in names)
        if must and not given:
            self.add_error(names[0], f"One of these must be given: {labels}.")
        if len(given) > 1:
            self.add_error(given[-1], f"Only one of these can be given: {labels}.")

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's, but an error on a field that is not on the form is shown as one of the whole form."""
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                super().add_error(name if name in self.fields else None, errors)
            return
        super().add_error(None if field == NON_FIELD_ERRORS else field, error)


class LinkForm(RowForm):
    """The form of a link, which has no version of its own: it is part of a record."""

    loaded_version = None  # type: ignore[assignment] # so Django takes the field away again


class AnalystForm(RowForm):
    """The form that a page is about: it also shows what services refused."""

    def clean(self) -> dict[str, Any]:
        """Refuse once more what services refused."""
        cleaned = super().clean()
        for refusal in self.visit.refusals:
            self.add_error(None, refusal)
        return cleaned


FIELD_CLASSES: dict[type[Any], dict[str, Any]] = {models.TextField: {"form_class": MultilineField}}
"""What the admin's forms use in place of Django's form fields."""
