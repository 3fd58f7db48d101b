"""The sections of a plan: goods, organisations, keys, regions, years and annexes, closing the gap."""
