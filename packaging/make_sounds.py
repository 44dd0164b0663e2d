"""Make the sounds of the reminders:  python packaging/make_sounds.py

Each is a few tones that swell and fade, as a small bell does: two for the gentle one, the same
pair three times and higher for the insistent one.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
FOLDER = Path(__file__).parent.parent / "resources" / "sounds"
# Each tone: pitch in Hz, its begin and its length in seconds.
GENTLE = [(659.26, 0.0, 0.7), (523.25, 0.25, 0.9)]
INSISTENT = [
    (pitch, begin + 0.6 * again, 0.5)
    for again in range(3)
    for pitch, begin in [(880.0, 0.0), (1046.5, 0.18)]
]
_LOUDNESS = {"gentle": 0.25, "insistent": 0.5}
_SWELL = 0.02


def main() -> None:
    """Write both as mono, 16 bit."""
    for name, tones in (("gentle", GENTLE), ("insistent", INSISTENT)):
        length = max(begin + lasts for _pitch, begin, lasts in tones)
        moments = [number / RATE for number in range(int(length * RATE))]
        heights = [_LOUDNESS[name] * _height(tones, moment) for moment in moments]
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            whole = (int(32_767 * max(-1.0, min(1.0, height))) for height in heights)
            sound.writeframes(b"".join(struct.pack("<h", each) for each in whole))


def _height(tones: list[tuple[float, float, float]], moment: float) -> float:
    return sum(
        math.sin(2 * math.pi * pitch * (moment - begin)) * _fade((moment - begin) / lasts)
        for pitch, begin, lasts in tones
        if begin <= moment < begin + lasts
    )


def _fade(part: float) -> float:
    return min(part / _SWELL, 1.0) * (1 - part) ** 2


if __name__ == "__main__":
    main()
