"""The readers' pages: parse, ask permission, call one service, answer."""
