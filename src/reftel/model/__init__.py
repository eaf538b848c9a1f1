"""The records, in the order in which they come to be: source, cable, finding, statement, position, board."""
