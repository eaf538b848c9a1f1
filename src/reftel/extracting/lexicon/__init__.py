"""Cue words as data, each with an example; no code."""
