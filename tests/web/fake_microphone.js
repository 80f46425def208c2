// A microphone that a test speaks into: `say` plays samples (s16 in base64, 16 kHz) and settles when they are over.
(() => {
  if (!navigator.mediaDevices) return;
  const context = new AudioContext({ sampleRate: 16000 });
  const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const hum = new ConstantSourceNode(context, { offset: 0 });
  hum.connect(output);
  hum.start();
  navigator.mediaDevices.getUserMedia = async () => (window.given = output.stream.clone());
  window.say = (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const samples = Float32Array.from(new Int16Array(bytes.buffer), (sample) => sample / 32768);
    const buffer = context.createBuffer(1, samples.length, 16000);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(output);
    source.start();
    return new Promise((resolve) => (source.onended = () => resolve(true)));
  };
  window.saying = (base64) => void window.say(base64);
})();
