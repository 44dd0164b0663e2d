"""The pressure of a hand whose device tells none: a mouse or a finger."""

RESTING = 0.6
_SLOW = 0.8
_FAST = 0.25
_FAST_UNITS_A_MILLISECOND = 3.0
_SETTLING_LENGTH = 80.0


def hand_pressure(before: float, length: float, elapsed: float) -> float:
    """Return the pressure after `length` units in `elapsed` ms: a slow hand presses, a fast one
    glides. It settles with the length drawn, so that the rate of events leaves no trace. Without
    time between them there is no speed, and the pressure stays as it was.
    """
    if elapsed <= 0:
        return before
    speed = length / elapsed
    wanted = _SLOW - (_SLOW - _FAST) * min(1.0, speed / _FAST_UNITS_A_MILLISECOND)
    return before + (wanted - before) * min(1.0, length / _SETTLING_LENGTH)
