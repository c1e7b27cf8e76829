import { isDialogOpen } from '../shell/dialog.js'
import { isTyping } from '../shell/keys.js'
import { mayPart } from './rows.js'
import { cardsOf } from './ticket/cards.js'

/** @typedef {import('./display.js').Display} Display */

/** Keys of a keyboard or a bump bar, whose buttons are number keys and Enter. @param {Display} display */
export function listenToKeys(display) {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isInDialog(display)) return
    const isOnButton = event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null
    const act = event.key === ' ' || event.key === 'Enter' ? isOnButton ? null : () => bump(display) : actOf(display, event.key)
    if (!act) return
    event.preventDefault()
    act()
  })
}

/** True also of one that is about to open. @param {Display} display */
const isInDialog = ({ dialog, parting }) =>
  dialog.peek() !== null || parting.peek() !== null || isDialogOpen()

/** @param {Display} display @param {string} key @returns {(() => void) | null} */
function actOf(display, key) {
  if (/^[1-9]$/.test(key)) return () => number(display, Number(key))
  switch (key) {
    case 'ArrowDown': return () => step(display, 1)
    case 'ArrowUp': return () => step(display, -1)
    case 'ArrowRight': return () => across(display, 1)
    case 'ArrowLeft': return () => across(display, -1)
    case 'u': case 'U': case 'Backspace': return () => display.commands.undo()
    case 'r': case 'R': return () => recall(display)
    case 'p': case 'P': return () => part(display)
    case 's': case 'S': return () => display.sound.toggle()
    case 'e': case 'E': return () => { display.dialog.value = 'availability' }
    case 'Escape': return () => { display.picked.value = null }
    default: return null
  }
}

/** @param {Display} display @param {number} number */
function number(display, number) {
  const id = display.queue.ids[number - 1]
  if (!id) return
  pick(display, id)
  if (display.settings.isNumberBump.peek()) bump(display)
}

/** @param {Display} display */
function bump({ board, commands, picked, settings, queue }) {
  const id = picked.peek()
  if (!id || !queue.ids.includes(id)) return
  const order = settings.isExpo.peek() ? board.orders.get(id) : undefined
  const ticket = board.tickets.get(id)
  if (order) commands.serve(order)
  else if (ticket) commands.bump(ticket)
}

/** Asks how many are ready of a line that has several to cook; first of which, if there are more. @param {Display} display */
function part(display) {
  const ticketId = display.picked.peek() ?? ''
  const rows = display.rowsOf(ticketId).filter(mayPart)
  if (rows.length > 0) display.parting.value = { ticketId, key: rows.length === 1 ? rows[0].key : null }
}

/** Brings back what was done last and waits at the pass. @param {Display} display */
function recall({ done, settings, commands }) {
  const last = done.atThePass().find(({ station }) => settings.shows(station))
  if (last) commands.recall(last)
}

/** @param {Display} display @param {string} id */
function pick(display, id) {
  display.picked.value = id
  const [card] = cardsOf(id)
  card?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** @param {Display} display @param {number} by */
function step(display, by) {
  const { ids } = display.queue
  if (ids.length === 0) return
  const at = ids.indexOf(display.picked.peek() ?? '')
  pick(display, ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by))])
}

/** To the nearest card of the column beside. @param {Display} display @param {1 | -1} direction To the right or the left of the screen. */
function across(display, direction) {
  const here = cardsOf(display.picked.peek() ?? '')[0]?.getBoundingClientRect()
  if (!here) return step(display, 1)
  const beside = display.queue.ids.flatMap(id => {
    const there = cardsOf(id)[0]?.getBoundingClientRect()
    const distance = there ? (there.left - here.left) * direction : 0
    return there && distance > here.width / 2 ? [{ id, far: distance * 10 + Math.abs(there.top - here.top) }] : []
  }).sort((a, b) => a.far - b.far)
  if (beside.length > 0) pick(display, beside[0].id)
}
