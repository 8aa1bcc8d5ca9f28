"""The pages of debates: each view asks permission, calls one service and answers."""
