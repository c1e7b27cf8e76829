import { newCommandId } from '../../client/index.js'
import { signal } from '../../lib/signals.js'
import { problemText } from '../../shell/messages.js'
import { t } from '../../shell/words.js'

/**
 * The fields of a form by name, as the server has them: amounts in the smallest unit, rates in parts per million. A string where a number
 * belongs is what a person typed that is no number.
 *
 * @typedef {Record<string, any>} Values
 */

/** @typedef {{ code?: any, detail?: any, errors?: Record<string, string[]> }} Problem */

/** A field that a person changed: to what, and what they saw when they began. @typedef {{ value: any, seen: any }} Typed */

/** @param {any} one @param {any} other */
export const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/**
 * What a person has typed into a form and not saved yet. It survives a reload of the page. A field that they did not touch shows what the
 * restaurant has now; one that both changed is a conflict, which they decide.
 */
export class Draft {
  #key
  #live
  #secret

  /** @type {import('../../lib/signals.js').Signal<Record<string, Typed>>} */
  typed

  /**
   * What the server found wrong, by the path of the value; `''`: the whole.
   *
   * @type {import('../../lib/signals.js').Signal<Record<string, string[]>>}
   */
  faults = signal({})

  /**
   * @param {string} key Where it is kept.
   * @param {() => Values | undefined} live What the restaurant has now; undefined: it is gone.
   * @param {readonly string[]} secret Fields that are never kept on the device.
   * @param {() => import('./changes.js').Change | null} lastChange Who last changed it; null: not known.
   */
  constructor(key, live, secret = [], lastChange = () => null) {
    this.#key = key
    this.lastChange = lastChange
    this.#live = live
    this.#secret = secret
    this.typed = signal(JSON.parse(sessionStorage.getItem(this.#key) ?? '{}'))
  }

  get isGone() {
    return this.#live() === undefined
  }

  get isChanged() {
    return Object.keys(this.typed.value).length > 0
  }

  /** What the form shows. @param {string} name */
  value(name) {
    const typed = this.typed.value[name]
    return typed ? typed.value : this.live(name)
  }

  /** What the restaurant has. @param {string} name */
  live(name) {
    return this.#live()?.[name]
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    const seen = name in this.typed.peek() ? this.typed.peek()[name].seen : this.live(name)
    this.#put(name, equal(value, seen) && equal(value, this.live(name)) ? null : { value, seen })
    this.#forgive(name)
  }

  /** True where another person changed the same field to another value meanwhile. @param {string} name */
  hasConflict(name) {
    const typed = this.typed.value[name]
    if (!typed) return false
    const live = this.live(name)
    return !equal(live, typed.seen) && !equal(live, typed.value)
  }

  get conflicts() {
    return this.isGone ? [] : Object.keys(this.typed.value).filter(name => this.hasConflict(name))
  }

  /** One's own value stays, over that of another person. @param {string} name */
  keepMine(name) {
    this.#put(name, { ...this.typed.peek()[name], seen: this.live(name) })
  }

  /** @param {string} name */
  takeTheirs(name) {
    this.#put(name, null)
    this.#forgive(name)
  }

  /** The changed fields, for a request. */
  get changes() {
    return Object.fromEntries(Object.entries(this.typed.value)
      .filter(([name, { value }]) => !equal(value, this.live(name))).map(([name, { value }]) => [name, value]))
  }

  /** All fields, for a request that makes something new. */
  get whole() {
    return { ...this.#live(), ...this.changes }
  }

  /** These were saved. What was typed since stays. @param {Values} saved */
  settle(saved) {
    const now = (/** @type {string} */ name) => name in saved ? saved[name] : this.live(name)
    const rest = Object.entries(this.typed.peek()).filter(([name, { value }]) => !equal(value, now(name)))
    this.#keep(Object.fromEntries(rest.map(([name, { value }]) => [name, { value, seen: now(name) }])))
  }

  /** The id of the command that makes something new of this. It outlasts a reload: saved twice, it is made once. */
  get commandId() {
    const id = sessionStorage.getItem(this.#commandKey) ?? newCommandId()
    sessionStorage.setItem(this.#commandKey, id)
    return id
  }

  /** This was made. What was typed since is of the next one, which is another command. @param {Record<string, Typed>} typed */
  made(typed) {
    if (this.typed.peek() === typed) this.discard()
    else sessionStorage.removeItem(this.#commandKey)
  }

  get #commandKey() {
    return `${this.#key}.command`
  }

  discard() {
    this.#keep({})
    sessionStorage.removeItem(this.#commandKey)
    this.faults.value = {}
  }

  /**
   * What the server would not have: by the fields that it names, else of the whole.
   *
   * @param {{ problem: Problem | null | undefined }} answer
   * @param {(path: string) => boolean} isShown Whether the form has a place for what is wrong with this value.
   */
  refuse({ problem }, isShown = () => true) {
    // The server's sentence says which one, in English; beside the field it is enough that there is one, in the person's language.
    const errors = Object.entries(problem?.errors ?? {})
      .map(([path, faults]) => ({ path, faults: problem?.code === 'alreadyExists' ? [t('edit.existsAlready')] : faults }))
    const elsewhere = errors.filter(({ path }) => !isShown(path)).flatMap(({ faults }) => faults)
    const whole = errors.length > 0 ? elsewhere
      : [problem?.code === 'commandIdReused' ? t('edit.madeAlready') : problemText(/** @type {any} */ (problem))]
    this.faults.value = {
      ...Object.fromEntries(errors.filter(({ path }) => isShown(path)).map(({ path, faults }) => [path, faults])),
      ...(whole.length > 0 && { '': whole }),
    }
  }

  /** @param {string} name @param {Typed | null} typed */
  #put(name, typed) {
    const { [name]: _, ...others } = this.typed.peek()
    this.#keep(typed ? { ...others, [name]: typed } : others)
  }

  /** @param {Record<string, Typed>} typed */
  #keep(typed) {
    this.typed.value = typed
    const kept = Object.entries(typed).filter(([name]) => !this.#secret.includes(name))
    if (kept.length > 0) sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(kept)))
    else sessionStorage.removeItem(this.#key)
  }

  /** What was said about a field no longer holds once it is changed. @param {string} name */
  #forgive(name) {
    const left = Object.entries(this.faults.peek()).filter(([path]) => path !== '' && path.split(/[.[]/)[0] !== name)
    this.faults.value = Object.fromEntries(left)
  }
}

/** The drafts of this page, by key, so that one who comes back to a form finds what they typed. */
export class Drafts {
  /** @type {Map<string, Draft>} */
  #drafts = new Map()
  #prefix
  #changes

  /**
   * @param {{ id: string, restaurantId: string }} user One person's drafts at one restaurant: no one else finds them.
   * @param {import('./changes.js').Changes} changes
   */
  constructor({ id, restaurantId }, changes) {
    this.#prefix = `draft.${restaurantId}.${id}.`
    this.#changes = changes
  }

  /** @param {string} key @param {() => Values | undefined} live @param {readonly string[]} [secret] */
  of(key, live, secret) {
    const draft = this.#drafts.get(key) ?? new Draft(this.#prefix + key, live, secret, () => this.#changes.of(key))
    this.#drafts.set(key, draft)
    return draft
  }

  /** True if there is something unsaved, for the mark in a list. @param {string} key */
  isChanged(key) {
    return this.#drafts.get(key)?.isChanged ?? sessionStorage.getItem(this.#prefix + key) !== null
  }
}
