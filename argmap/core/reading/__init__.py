"""What a reader asks of a debate, as pure functions: what speaks for and against, who holds what, where it is said."""
