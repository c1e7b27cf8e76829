import { computed, effect, signal } from '../lib/signals.js'
import { now } from '../shell/now.js'

// A ticket that no person has seen for this long rings again, louder; in milliseconds.
const UNSEEN = 20_000

/** @typedef {'on' | 'off' | 'blocked'} State */

/** A short tone for what is new. A browser lets a page sound only after a tap, unless it was started to; it says whether it can. */
export class Sound {
  #settings
  /** @type {AudioContext | null} */
  #audio = null
  #isRunning = signal(false)

  /** `blocked` until a tap allows it, or after the device took the sound away. @type {import('../lib/signals.js').ReadonlySignal<State>} */
  state = computed(() => !this.#settings.isSoundWanted.value ? 'off' : this.#isRunning.value ? 'on' : 'blocked')

  /** @param {import('./settings.js').Settings} settings */
  constructor(settings) {
    this.#settings = settings
    // A display that was started without this limit sounds at once.
    this.#allow()
    for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => { this.#allow() })
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

  /** Resolves when it sounds; without a tap it may not, and waits for one. */
  async #allow() {
    if (!this.#settings.isSoundWanted.peek()) return
    this.#audio ??= this.#opened()
    if (this.#audio.state !== 'running') await this.#audio.resume()
  }

  #opened() {
    const audio = new AudioContext()
    const show = () => { this.#isRunning.value = audio.state === 'running' }
    audio.addEventListener('statechange', show)
    show()
    return audio
  }
}

/**
 * Rings once for what comes, and again while a ticket stays unseen.
 *
 * @param {Sound} sound @param {Pick<import('./display.js').Display, 'board' | 'settings' | 'context'>} display
 */
export function ringForNew(sound, { board, settings, context: { freshness } }) {
  /** When each new ticket rang. @type {Map<string, number>} */
  const rang = new Map()
  let isFirst = true
  effect(() => {
    if (!board.isLoaded.value) return
    const at = now.value, isLive = freshness.state.value.is === 'live'
    // Without network no one can tell that a person saw it, so its time begins anew.
    if (!isLive) for (const id of rang.keys()) rang.set(id, at)
    const fresh = board.tickets.all().filter(({ status, station }) => status === 'new' && settings.shows(station))
    const unheard = isLive || isFirst ? fresh.filter(({ id }) => !rang.has(id)) : []
    const unseen = fresh.filter(({ id }) => at - (rang.get(id) ?? at) >= UNSEEN)
    for (const { id } of [...unheard, ...unseen]) rang.set(id, at)
    for (const id of rang.keys()) if (!board.tickets.get(id)) rang.delete(id)
    if (!isFirst && (unheard.length > 0 || unseen.length > 0)) sound.ring(unseen.length > 0)
    isFirst = false
  })
}
