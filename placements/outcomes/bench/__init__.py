"""The benchmark of the engine: a population of its own, the contenders, and what they took beside one another.

Started by `manage.py bench_outcomes`. It measures, it asserts nothing: a machine that is busy with something else must
fail no test. Nothing here is imported by the product.
"""
