"""How long things take, side by side: nothing here is asserted, and nothing of the package needs it."""
