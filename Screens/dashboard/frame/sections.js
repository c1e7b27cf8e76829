import { signal } from '../../lib/signals.js'

/** The parts of the page: the last part of its address, its sign, and the key that opens it after `g`. */
export const sections = /** @type {const} */ ([
  { id: 'today', icon: 'chart', key: 't' },
  { id: 'orders', icon: 'order', key: 'o' },
  { id: 'bills', icon: 'bill', key: 'b' },
  { id: 'notices', icon: 'message', key: 'n' },
  { id: 'period', icon: 'calendar', key: 'p' },
  { id: 'menu', icon: 'plate', key: 'm' },
  { id: 'tables', icon: 'table', key: 'a' },
  { id: 'reservations', icon: 'clock', key: 'r' },
  { id: 'staff', icon: 'guests', key: 's' },
  { id: 'settings', icon: 'settings', key: 'e' },
])

/** @typedef {(typeof sections)[number]['id']} SectionId */

/** Those that edit something, each by the same name in `edit/`. */
export const editing = /** @type {const} */ (['menu', 'tables', 'reservations', 'staff', 'settings'])

/** @param {SectionId} id @returns {id is (typeof editing)[number]} */
export const isEditing = id => /** @type {readonly string[]} */ (editing).includes(id)

/** The words for its name. @param {SectionId} id */
export const nameOf = id => isEditing(id) ? `edit.${id}` : `section.${id}`

/** `#bills?status=issued`: a section, and what is chosen in it. */
function fromAddress() {
  const [id, choice = ''] = location.hash.slice(1).split('?')
  return { id: sections.find(one => one.id === id)?.id ?? /** @type {SectionId} */ ('today'), choice }
}

/** The one that is open; in the address, so that Back and a bookmark work. @type {import('../../lib/signals.js').Signal<SectionId>} */
export const section = signal(fromAddress().id)

/** What is chosen in it, such as the filters of a list. */
export const choice = signal(new URLSearchParams(fromAddress().choice))

window.addEventListener('hashchange', () => {
  const address = fromAddress()
  const chosen = new URLSearchParams(address.choice)
  if (String(choice.peek()) !== String(chosen)) choice.value = chosen
  if (section.peek() === address.id) return
  section.value = address.id
  window.scrollTo(0, 0)
})

/** @param {SectionId} id @param {Record<string, string>} [chosen] Empty values are left out. */
export function addressOf(id, chosen = {}) {
  const given = Object.entries(chosen).filter(([, value]) => value !== '')
  return `#${id}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
}

/** @param {SectionId} id @param {Record<string, string>} [chosen] */
export const goTo = (id, chosen) => { location.hash = addressOf(id, chosen) }
