"""What the whole trade agrees on and nobody here decides: industries, occupations, programmes of study, counties.

Plain functions over tables that come with the project; no database, no network, nothing to set up.
"""
