import { signal } from '../../lib/signals.js'
import { isTyping } from '../../shell/keys.js'
import { goTo, sections } from './sections.js'

export const isHelpOpen = signal(false)

// How long `g` waits for its second key, in milliseconds.
const WAITS = 1_500

/** The keys of the page: none of them does anything while a person types, or over a dialog. */
export function listenToKeys() {
  let goUntil = 0
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return
    const target = Date.now() < goUntil && sections.find(({ key }) => key === event.key)
    goUntil = event.key === 'g' ? Date.now() + WAITS : 0
    if (target) goTo(target.id)
    else if (event.key === '?') isHelpOpen.value = true
    else if (event.key === '/') searchField()?.focus()
    else if (event.key === 'j' || event.key === 'ArrowDown') { if (!moveFocus(1, event.key === 'j')) return }
    else if (event.key === 'k' || event.key === 'ArrowUp') { if (!moveFocus(-1, event.key === 'k')) return }
    else return
    event.preventDefault()
  })
}

const searchField = () => /** @type {HTMLElement | null} */ (document.querySelector('.dash-main input[type=search]'))

/**
 * To the next entry of a list or to the one before. An arrow scrolls the page unless an entry has the focus.
 *
 * @param {number} by @param {boolean} begins Whether it may go to the first one.
 */
function moveFocus(by, begins) {
  const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.dash-main :is([data-entry], button.edit-entry)')])
  const at = entries.findIndex(entry => entry === document.activeElement)
  if (at < 0 && !begins) return false
  entries[at < 0 ? 0 : Math.min(Math.max(at + by, 0), entries.length - 1)]?.focus()
  return true
}
