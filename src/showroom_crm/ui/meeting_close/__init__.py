"""The guided close of a meeting: four questions, four ways out, always our own next action."""
