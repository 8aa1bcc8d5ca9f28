"""What the readers' pages show: each page as one value, from one look at the debate (a fixed number of queries)."""
