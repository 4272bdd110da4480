"""How fast pages come through the real server: `bench_pages`. Nothing here is loaded by the product."""
