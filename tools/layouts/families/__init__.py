"""The layouts; each module has a `draw` that takes a random.Random and gives a finished Document."""
