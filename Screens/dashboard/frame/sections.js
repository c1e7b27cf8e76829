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
  { id: 'staff', icon: 'people', key: 's' },
  { id: 'settings', icon: 'settings', key: 'e' },
])

/** @typedef {(typeof sections)[number]['id']} SectionId */

/** Those that edit something, each by the same name in `edit/`. */
export const editing = /** @type {const} */ (['menu', 'tables', 'reservations', 'staff', 'settings'])

/** @param {SectionId} id @returns {id is (typeof editing)[number]} */
export const isEditing = id => /** @type {readonly string[]} */ (editing).includes(id)

/** The words for its name. @param {SectionId} id */
export const nameOf = id => isEditing(id) ? `edit.${id}` : `section.${id}`

/** @returns {SectionId} */
const fromAddress = () => sections.find(({ id }) => id === location.hash.slice(1).split('/')[0])?.id ?? 'today'

/** The one that is open: it is in the address, so that Back and a bookmark work. */
export const section = signal(fromAddress())

window.addEventListener('hashchange', () => {
  if (section.peek() === fromAddress()) return
  section.value = fromAddress()
  window.scrollTo(0, 0)
})

/** @param {SectionId} id */
export const goTo = id => { location.hash = id }
