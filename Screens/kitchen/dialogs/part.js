import { useLayoutEffect, useRef } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { placeOf } from '../labels.js'
import { mayPart, portionsOf } from '../rows.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../rows.js').Row} Row */
/** @typedef {{ key: string, label: unknown, choose: () => void }} Choice */

/**
 * Asks how many portions of a line are ready, when not all are; by keys first of which line. It shows what is so now: other displays may
 * make portions of it ready meanwhile, or start them with others, and then it asks again of which line.
 *
 * @param {{ display: Display, onClose: () => void }} props
 */
export function PartDialog({ display, onClose }) {
  const { parting, board, commands, context } = display
  const { ticketId, key } = parting.value ?? { ticketId: '', key: null }
  const number = context.format.number
  const order = board.orders.get(board.tickets.get(ticketId)?.orderId ?? '')
  const rows = display.rowsOf(ticketId).filter(mayPart)
  const row = rows.find(one => one.key === key)
  if (!order || rows.length === 0)
    return html`<${Dialog} title=${t('ready')} onClose=${onClose}><p>${t('noneToCook')}</p></${Dialog}>`
  if (!row) return html`<${Dialog} key="lines" title=${`${placeOf(order)} · ${t('whichReady')}`} onClose=${onClose}>
    <${Choices} kind="lines" all=${rows.map(one => ({
      key: one.key, label: `${number(one.quantity)} ${one.item.name}`, choose: () => { parting.value = { ticketId, key: one.key } },
    }))} /></${Dialog}>`
  const ready = row.done.filter(({ status }) => status === 'ready')
  const counts = Array.from({ length: row.quantity }, (_, index) => index + 1)
  return html`<${Dialog} key="counts" title=${`${placeOf(order)} · ${number(row.quantity)} ${row.item.name}`} onClose=${onClose}>
    <p>${t('howManyReady')}</p>
    <${Choices} kind="counts" all=${counts.map(count => ({
      key: String(count), label: number(count), choose: () => { onClose(); commands.readyPart(order, row.items, count) },
    }))} />
    ${ready.length > 0 && html`<button class="button" onClick=${() => { onClose(); commands.takeBack(order, ready) }}>
      <${Icon} name="back" />${t('recall')}: ${t('readyCount', { count: portionsOf(ready) })}</button>`}
  </${Dialog}>`
}

/** Large keys; each of the first nine has its number on a keyboard and a bump bar. @param {{ kind: string, all: Choice[] }} props */
function Choices({ kind, all }) {
  const latest = useRef(all)
  const element = useRef(/** @type {HTMLElement | null} */ (null))
  latest.current = all
  // Before the next key comes: fingers on a bump bar are quick.
  useLayoutEffect(() => {
    /** @param {KeyboardEvent} event */
    const listen = event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const chosen = /^[1-9]$/.test(event.key) ? latest.current[Number(event.key) - 1] : undefined
      if (!chosen && !moveFocus(element.current, event.key)) return
      event.preventDefault()
      chosen?.choose()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return html`<div class=${`part-keys ${kind}`} ref=${element}>${all.map(({ key, label, choose }, index) => html`
    <button key=${key} class="button" autofocus=${index === 0} onClick=${choose}>${kind === 'lines' && index < 9
      && html`<kbd aria-hidden="true">${index + 1}</kbd>`}<span>${label}</span></button>`)}</div>`
}

/**
 * The arrows lead over the keys, for those beyond nine. True if there was something to do.
 *
 * @param {HTMLElement | null} element @param {string} key
 */
function moveFocus(element, key) {
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const by = key === forward || key === 'ArrowDown' ? 1 : key.startsWith('Arrow') ? -1 : 0
  const buttons = [...element?.querySelectorAll('button') ?? []]
  const next = buttons[buttons.indexOf(/** @type {any} */ (document.activeElement)) + by]
  if (by === 0 || !next) return false
  next.focus()
  return true
}
