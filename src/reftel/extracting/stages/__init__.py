"""The stages from a cable to its statements, in order: each takes notes and adds to them."""
