"""The microphone and the loudspeaker of this machine, through PortAudio."""

from voice_interviewer.adapters.sound_device.loudspeaker import Loudspeaker
from voice_interviewer.adapters.sound_device.microphone import Microphone
from voice_interviewer.adapters.sound_device.portaudio import Device, choose, devices
from voice_interviewer.adapters.sound_device.trial import listen, play

__all__ = ["Device", "Loudspeaker", "Microphone", "choose", "devices", "listen", "play"]
