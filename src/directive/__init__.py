"""Directive Explorer: where exports to one partner stand, and what a goal takes in units and kilograms."""
