"""How everything looks: colours, spacing and type in one place (LOOK: tokens)."""
