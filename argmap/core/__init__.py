"""The debate as frozen values: no Django, no input or output."""
