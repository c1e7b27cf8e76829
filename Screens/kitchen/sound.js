import { effect, signal } from '../lib/signals.js'
import { now } from '../shell/now.js'

// A ticket that no person has seen for this long rings again, louder; in milliseconds.
const UNSEEN = 20_000

/** A short tone for what is new. A browser lets a page sound only after a tap, so it says whether it can. */
export class Sound {
  /** `blocked` until a tap allows it. @type {import('../lib/signals.js').Signal<'on' | 'off' | 'blocked'>} */
  state = signal('blocked')
  #settings
  /** @type {AudioContext | null} */
  #audio = null

  /** @param {import('./settings.js').Settings} settings */
  constructor(settings) {
    this.#settings = settings
    effect(() => {
      const isWanted = settings.isSoundWanted.value
      this.state.value = isWanted ? this.#audio?.state === 'running' ? 'on' : 'blocked' : 'off'
    })
    for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => { if (settings.isSoundWanted.peek()) this.#allow() })
  }

  /** On or off. The tap itself allows it. */
  toggle() {
    const { isSoundWanted } = this.#settings
    isSoundWanted.value = this.state.peek() !== 'on'
    if (isSoundWanted.peek()) this.#allow().then(() => this.ring(false))
  }

  /** Two notes, a fifth apart. @param {boolean} isLoud */
  ring(isLoud) {
    const audio = this.#audio
    if (!audio || this.state.peek() !== 'on') return
    for (const [index, pitch] of [784, 1175].entries()) {
      const start = audio.currentTime + index * 0.14
      const tone = new OscillatorNode(audio, { type: isLoud ? 'square' : 'sine', frequency: pitch })
      const volume = new GainNode(audio, { gain: 0 })
      volume.gain.setTargetAtTime(isLoud ? 0.5 : 0.3, start, 0.01)
      volume.gain.setTargetAtTime(0, start + 0.12, 0.06)
      tone.connect(volume).connect(audio.destination)
      tone.start(start)
      tone.stop(start + 0.6)
    }
  }

  async #allow() {
    this.#audio ??= new AudioContext()
    if (this.#audio.state !== 'running') await this.#audio.resume()
    if (this.#settings.isSoundWanted.peek()) this.state.value = 'on'
  }
}

/**
 * Rings once for what comes, and again while a ticket stays unseen.
 *
 * @param {Sound} sound @param {import('./board.js').Board} board @param {import('./settings.js').Settings} settings
 */
export function ringForNew(sound, board, settings) {
  /** When each new ticket rang. @type {Map<string, number>} */
  const rang = new Map()
  let isFirst = true
  effect(() => {
    if (!board.isLoaded.value) return
    const at = now.value
    const fresh = board.tickets.all().filter(({ status, station }) => status === 'new' && settings.shows(station))
    const unheard = fresh.filter(({ id }) => !rang.has(id))
    const unseen = fresh.filter(({ id }) => at - (rang.get(id) ?? at) >= UNSEEN)
    for (const { id } of [...unheard, ...unseen]) rang.set(id, at)
    for (const id of rang.keys()) if (!board.tickets.get(id)) rang.delete(id)
    if (!isFirst && (unheard.length > 0 || unseen.length > 0)) sound.ring(unseen.length > 0)
    isFirst = false
  })
}
