import { signal } from '../lib/signals.js'

/**
 * Things by id, in order. Each has a signal of its own, so a change of one draws that one again, and not its list.
 *
 * @template {object} T
 */
export class Collection {
  /** @type {Map<string, import('../lib/signals.js').Signal<T>>} */
  #items = new Map()

  /** Tells who reads one that it is there no more. @type {WeakMap<object, import('../lib/signals.js').Signal<boolean>>} */
  #isThere = new WeakMap()

  /** The ids in order; changes when one is added or removed. */
  ids = signal(/** @type {string[]} */ ([]))

  /** @param {(item: T) => string} idOf */
  constructor(idOf) {
    this.idOf = idOf
  }

  /** Reading it draws again when this one changes, comes or goes. @param {string} id @returns {T | undefined} */
  get(id) {
    const item = this.#items.get(id)
    if (!item) return void this.ids.value
    return this.#isThere.get(item)?.value ? item.value : undefined
  }

  /** All in order; reading it draws again when any changes. @returns {T[]} */
  all() {
    return this.ids.value.flatMap(id => { const item = this.#items.get(id); return item ? [item.value] : [] })
  }

  /** All in order, without asking to be drawn again. @returns {T[]} */
  peek() {
    return this.ids.peek().flatMap(id => { const item = this.#items.get(id); return item ? [item.peek()] : [] })
  }

  /** Everything anew, as after a snapshot. What is as it was is not drawn again. @param {readonly T[]} items */
  replace(items) {
    const kept = this.#items
    this.#items = new Map(items.map(item => {
      const id = this.idOf(item)
      const existing = kept.get(id)
      if (existing && JSON.stringify(existing.peek()) !== JSON.stringify(item)) existing.value = item
      return [id, existing ?? this.#made(item)]
    }))
    this.ids.value = [...this.#items.keys()]
    for (const [id, item] of kept) if (!this.#items.has(id)) this.#end(item)
  }

  /** Adds at the end, or changes where it stands. @param {T} item */
  put(item) {
    const id = this.idOf(item)
    const existing = this.#items.get(id)
    if (existing) existing.value = item
    else {
      this.#items.set(id, this.#made(item))
      this.ids.value = [...this.ids.peek(), id]
    }
  }

  /** Changes one that is there. @param {string} id @param {(item: T) => T} change */
  change(id, change) {
    const existing = this.#items.get(id)
    if (existing) existing.value = change(existing.peek())
  }

  /** @param {string} id */
  remove(id) {
    const item = this.#items.get(id)
    if (!item) return
    this.#items.delete(id)
    this.ids.value = this.ids.peek().filter(one => one !== id)
    this.#end(item)
  }

  /** @param {T} item */
  #made(item) {
    const made = signal(item)
    this.#isThere.set(made, signal(true))
    return made
  }

  /** @param {object} item */
  #end(item) {
    const isThere = this.#isThere.get(item)
    if (isThere) isThere.value = false
  }
}
