"""The front door: `thorbecke gaps` in a shell, `import thorbecke` in Python."""
