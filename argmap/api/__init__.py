"""The JSON API: every record of a debate, the whole document and its maps, for other tools to read."""
