"""Runs: facts of an initiative that stay, sums over them, and how both follow the records at the cost of the change."""
