"""Argmap: claims, stances and evidence as records, and the maps drawn from them."""
