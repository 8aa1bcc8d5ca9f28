"""What dev.py is made of: `.venv`, child processes, a PostgreSQL for the tests, a Chromium for them. Standard library only."""
