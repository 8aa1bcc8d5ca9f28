"""JSON and YAML as trees of nodes with their lines, and values as lines of YAML; for every format that is written in them."""
