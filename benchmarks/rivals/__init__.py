"""The lever board's content in what people would use instead: one lever, the same five figures, the same two paths."""
