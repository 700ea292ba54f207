"""The guard against the network; its folder goes on ``PYTHONPATH`` so that subprocesses load it too."""
