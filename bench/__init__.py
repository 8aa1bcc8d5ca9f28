"""What README's figures come from, each measured beside a peer in the same run: `python3 dev.py bench`."""
