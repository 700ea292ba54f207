"""Settings: config.toml, keys, and where files live."""
