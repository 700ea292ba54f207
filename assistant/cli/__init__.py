"""The command line: a front over the workspace, one small file per command group."""
