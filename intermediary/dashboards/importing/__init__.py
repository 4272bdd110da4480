"""What importing costs and withstands: the contenders of `bench_import`, and the ground of the drill `import`."""
