"""Where records, core, formats and render meet; every write to a debate goes through here."""
