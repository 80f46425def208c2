// The candidate's microphone as frames of 512 samples at 16 kHz, and the plain reason where there is none.
import { RATE } from "./protocol.js";

/** @typedef {"denied" | "none" | "busy" | "insecure" | "unsupported" | "gone"} Trouble */

/** The microphone cannot be had: `trouble` says why. */
export class NoMicrophone extends Error {
  /** @param {Trouble} trouble */
  constructor(trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** @type {Record<string, Trouble>} */
const TROUBLES = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

export class Microphone {
  /**
   * @param {(samples: Int16Array, level: number) => void} frame level is 0..1 (root mean square)
   * @param {(trouble: Trouble) => void} lost it was there and is no more
   */
  constructor(frame, lost) {
    this.frame = frame;
    this.lost = lost;
    /** @type {MediaStream | null} */
    this.stream = null;
    /** @type {AudioContext | null} */
    this.context = null;
  }

  /** Whether a microphone is open. */
  get open() {
    return this.stream !== null;
  }

  /** The id of the device in use, or "". */
  get device() {
    return this.stream?.getAudioTracks()[0]?.getSettings().deviceId ?? "";
  }

  /**
   * Ask for the microphone; with an id for this one, or another if it is gone. Raises NoMicrophone.
   * @param {string} device
   */
  async start(device = "") {
    this.stop();
    this.stream = await capture(device);
    try {
      await this.listen(this.stream);
    } catch (error) {
      this.stop();
      console.warn("the microphone's sound cannot be read", error);
      throw new NoMicrophone("unsupported");
    }
    const [track] = this.stream.getAudioTracks();
    track.addEventListener("ended", () => {
      if (this.stream?.getAudioTracks()[0] !== track) return;
      this.stop();
      this.lost("gone");
    });
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    void this.context?.close();
    this.context = null;
  }

  /** A context that the browser put to sleep (a call came in, say) delivers nothing: wake it. */
  async wake() {
    if (this.context && this.context.state !== "running") await this.context.resume();
  }

  /** @param {MediaStream} stream */
  async listen(stream) {
    const { context, source } = connected(stream);
    this.context = context;
    await context.audioWorklet.addModule(new URL("./worklet.js", import.meta.url));
    const node = new AudioWorkletNode(context, "frames", {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: "explicit",
    });
    node.port.onmessage = ({ data }) => this.context === context && this.frame(data.samples, data.level);
    source.connect(node);
    await context.resume();
  }
}

/**
 * The microphones there are; names are known once one was allowed.
 * @returns {Promise<{id: string, name: string}[]>}
 */
export async function microphones() {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices
    .filter((device) => device.kind === "audioinput" && device.deviceId)
    .map((device) => ({ id: device.deviceId, name: device.label }));
}

/**
 * @param {string} device
 * @returns {Promise<MediaStream>}
 */
async function capture(device) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new NoMicrophone(window.isSecureContext ? "unsupported" : "insecure");
  }
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: device ? { ...audio, deviceId: device } : audio });
  } catch (error) {
    throw new NoMicrophone(TROUBLES[error instanceof DOMException ? error.name : ""] ?? "none");
  }
}

/**
 * The microphone in a context of 16 kHz; Firefox insists on the device's own rate, which the worklet then converts.
 * @param {MediaStream} stream
 */
function connected(stream) {
  const context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
  try {
    return { context, source: context.createMediaStreamSource(stream) };
  } catch {
    void context.close();
    const native = new AudioContext({ latencyHint: "interactive" });
    return { context: native, source: native.createMediaStreamSource(stream) };
  }
}
