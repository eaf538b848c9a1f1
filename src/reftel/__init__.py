"""Follow one question through thousands of diplomatic cables, with the sentence behind every line."""
