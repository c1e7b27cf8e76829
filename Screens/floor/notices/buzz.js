/** @type {AudioContext | null} */
let audio = null

// A browser lets a page sound only after a touch.
addEventListener('pointerdown', () => { audio ??= new AudioContext() }, { once: true })

/** Two short tones, and the device shakes if it can. */
export function buzz() {
  navigator.vibrate?.([120, 60, 120])
  if (!audio) return
  audio.resume()
  for (const [at, frequency] of /** @type {const} */ ([[0, 880], [0.18, 1175]])) {
    const tone = audio.createOscillator(), volume = audio.createGain()
    const start = audio.currentTime + at
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.2, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.16)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + 0.17)
  }
}
