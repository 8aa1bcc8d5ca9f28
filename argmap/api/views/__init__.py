"""The API's answers: each view parses, asks permission, calls one service and answers."""
