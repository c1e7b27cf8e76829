import { Rest, UnansweredError, newCommandId, ProblemError } from '../client/index.js'
import { signal } from '../lib/signals.js'
import { problemText, say } from './messages.js'
import { t } from './words.js'

/**
 * A command on its way. It is kept on the device until it is answered, and goes out under the same id after a restart.
 *
 * @typedef {object} Tap
 * @property {string} id The command's id.
 * @property {'hub' | 'rest'} over
 * @property {string} name The hub's method, or the operation.
 * @property {any} input The hub's request, or `{ path, body }`.
 * @property {string} label What the person did, in their words: "Send 3 to table 12".
 * @property {string | null} subject What it is about, such as the id of a line: shown as *sent* until it is answered.
 * @property {number} at
 */

/** @typedef {import('../../Clients/javascript/src/problem.js').Problem} Problem */
/** @typedef {{ ok: true, result: any } | { ok: false, problem: Problem | null }} Answer */

// Longer than any outage of an evening; and a timer cannot wait longer than 24 days.
const WITHIN = 24 * 3_600_000

/** The commands of one person on this device: one after the other, each once, whatever the network does. */
export class Outbox {
  #prefix
  #session
  #rest
  #screen
  #stopping = new AbortController()
  /** @type {Map<string, (answer: Answer) => void>} */
  #answers = new Map()
  #isSending = false

  /** Those that are not answered yet, oldest first. @type {import('../lib/signals.js').Signal<Tap[]>} */
  waiting = signal([])

  /** Told of each command that was refused, also of one from before a restart. @type {(tap: Tap) => void} */
  onRefused = () => {}

  /**
   * @param {import('../client/index.js').Session} session
   * @param {import('../client/index.js').Screen<any>} screen
   * @param {string} key Of this screen: another one could not send its commands.
   * @param {{ id: string, restaurantId: string }} user
   */
  constructor(session, screen, key, user) {
    this.#prefix = `${key}.${user.restaurantId}.${user.id}.`
    this.#session = session
    this.#rest = new Rest(session)
    this.#screen = screen
    this.waiting.value = this.#kept()
    this.#send()
  }

  /**
   * Gives a command. It resolves when it is answered; a refusal is said to the person at once.
   *
   * @param {Pick<Tap, 'over' | 'name' | 'input' | 'label'> & { id?: string, subject?: string, isQuiet?: boolean }} given `id`: where the
   *   same may be given twice, as after a reload; else a new one. `isQuiet`: the caller says a refusal itself.
   * @returns {Promise<Answer>}
   */
  async give(given) {
    const { id = newCommandId(), over, name, input, label, subject, isQuiet = false } = given
    // What was given before the reload goes first. The server then answers the same again, or says that this is something else.
    if (this.waiting.peek().some(tap => tap.id === id)) await this.#answerTo(id)
    const tap = { id, over, name, input, label, subject: subject ?? null, at: Date.now() }
    const answer = /** @type {Promise<Answer>} */ (new Promise(resolve => this.#answers.set(tap.id, given => {
      if (!given.ok && !isQuiet) sayRefusal(tap, given)
      resolve(given)
    })))
    localStorage.setItem(this.#prefix + tap.id, JSON.stringify(tap))
    this.waiting.value = [...this.waiting.peek(), tap]
    this.#send()
    return answer
  }

  /** Hears the answer to a command that waits, beside its giver if that is still there. @param {string} id */
  #answerTo(id) {
    const giver = this.#answers.get(id)
    return new Promise(resolve => this.#answers.set(id, answer => { giver?.(answer); resolve(answer) }))
  }

  /** True while a command about this is on its way. @param {string} subject */
  isSent(subject) {
    return this.waiting.value.some(tap => tap.subject === subject)
  }

  /** Nothing goes out from here on; what waits stays on the device. */
  stop() {
    this.#stopping.abort()
  }

  async #send() {
    if (this.#isSending) return
    this.#isSending = true
    try {
      for (let tap; !this.#stopping.signal.aborted && (tap = this.waiting.peek()[0]);) {
        const answer = await this.#answered(tap)
        if (!answer) {
          // The sign-in has ended: the page asks for another one.
          if (!this.#stopping.signal.aborted && !await this.#session.user()) location.reload()
          return
        }
        const hear = this.#answers.get(tap.id)
        this.#answers.delete(tap.id)
        localStorage.removeItem(this.#prefix + tap.id)
        this.waiting.value = this.waiting.peek().filter(one => one.id !== tap.id)
        if (!answer.ok) this.onRefused(tap)
        if (hear) hear(answer)
        else if (!answer.ok) sayRefusal(tap, answer)
      }
    } finally {
      this.#isSending = false
    }
  }

  /** Null: the person may not go on; it stays. @param {Tap} tap @returns {Promise<Answer | null>} */
  async #answered({ id, over, name, input }) {
    const options = { commandId: id, within: WITHIN, signal: this.#stopping.signal }
    try {
      if (over === 'hub') {
        const { ok, result, problem } = /** @type {any} */ (await this.#screen.send(name, input, options))
        return ok ? { ok, result } : { ok, problem }
      }
      return { ok: true, result: await this.#rest.call(/** @type {any} */ (name), { ...input, ...options }) }
    } catch (fault) {
      if (fault instanceof ProblemError) return fault.problem.status === 401 ? null : { ok: false, problem: fault.problem }
      if (fault instanceof UnansweredError || this.#stopping.signal.aborted) return null
      // The call itself cannot be sent, so another try would not help.
      return { ok: false, problem: /** @type {any} */ ({ detail: String(fault) }) }
    }
  }

  // Each has an entry of its own, so that two tabs do not write over one another. Both send what they find; the server counts an id once.
  /** @returns {Tap[]} */
  #kept() {
    return Object.keys(localStorage).filter(key => key.startsWith(this.#prefix))
      .map(key => JSON.parse(localStorage.getItem(key) ?? 'null')).filter(tap => tap !== null).sort((a, b) => a.at - b.at)
  }
}

/** @param {Pick<Tap, 'label'>} tap @param {Answer} answer */
const sayRefusal = ({ label }, answer) =>
  say(t('refused', { what: label, why: answer.ok ? '' : problemText(answer.problem) }), { isRefusal: true })
