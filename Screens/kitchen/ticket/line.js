import { useComputed } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { initialsOf, optionsOf } from '../labels.js'
import { mayPart, portionsOf } from '../rows.js'
import { isCancelled } from '../tickets.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {import('../tickets.js').KitchenItem} KitchenItem */
/** @typedef {import('../rows.js').Row} Row */

/**
 * A dish to cook: a tap starts it, another one makes it ready. A cancelled one is struck through until it is noted. Where there are
 * several portions, the quantity is a button for some of them.
 *
 * @param {object} props
 * @param {Display} props.display
 * @param {KitchenOrder} props.order
 * @param {string} props.ticketId
 * @param {Row} props.row
 * @param {boolean} [props.isWhole] True: all of the ticket is cancelled, and noted at once.
 * @param {boolean} [props.isShared] True: several cooks are at the ticket, so each line says whose it is.
 */
export function Line({ display, order, ticketId, row, isWhole = false, isShared = false }) {
  const { commands, noted, context } = display
  const { key, item, items, status, chef, quantity, done } = row
  const isParting = useComputed(() => items.some(({ id }) => commands.isParting(id))).value
  const isSent = useComputed(() => items.some(({ id }) => commands.tapped(id) !== undefined)).value || isParting
  const isNoted = useComputed(() => noted.value.has(item.id)).value
  const number = context.format.number
  const tap = () => {
    if (isCancelled({ status })) display.note(item.id)
    else commands.tapLines(order, items)
  }
  return html`<li class=${`item ${status} ${isSent ? 'sent' : ''} ${isNoted ? 'noted' : ''}`}>
    ${mayPart(row) && html`<button class="count" disabled=${isParting} aria-haspopup="dialog"
      aria-label=${t('readyInPart', { dish: `${number(quantity)} ${item.name}` })}
      onClick=${() => { display.parting.value = { ticketId, key } }}>
      <b class="quantity" aria-hidden="true">${number(quantity)}</b></button>`}
    <button class="tap" onClick=${tap} disabled=${status === 'served' || isNoted || isWhole}>
      <${Quantity} quantity=${quantity} number=${number} />
      <span class="dish"><span class="dish-name">${item.name}</span><${DonePart} done=${done} />
        <${Details} item=${item} number=${number} /></span>
      <${Status} status=${status} chef=${chef} isNoted=${isNoted} isWhole=${isWhole} isShared=${isShared} />
    </button>
  </li>`
}

/** How many of the same line are ready, or taken to the guests. @param {{ done: Row['done'] }} props */
function DonePart({ done }) {
  const served = portionsOf(done.filter(({ status }) => status === 'served')), ready = portionsOf(done) - served
  return html`${ready > 0 && html`<span class="done-part"><${Icon} name="check" /> ${t('readyCount', { count: ready })}</span>`}
    ${served > 0 && html`<span class="done-part"><${Icon} name="check" /> ${t('serve', { count: served })}</span>`}`
}

/** @param {{ quantity: number, number: (value: number) => string }} props */
export function Quantity({ quantity, number }) {
  return html`<span class="quantity">${number(quantity)}<span class="visually-hidden"> × </span></span>`
}

/** What makes this portion special. @param {{ item: KitchenItem, number: (value: number) => string }} props */
export function Details({ item, number }) {
  const { weight, unit, note, allergens, seat, setMenu, remakeOf } = item
  return html`
    ${remakeOf && html`<b class="remake">↻ ${t('remake')}</b>`}
    ${weight !== null && html`<b>${number(weight / 1000)} ${unit}</b>`}
    ${optionsOf(item).map(({ name, times, isLeftOut }) => html`<span key=${name + isLeftOut} class=${isLeftOut ? 'left-out' : 'added'}>
      <span aria-hidden="true">${isLeftOut ? '−' : '+'}</span> ${name}${times > 1 ? ` ×${times}` : ''}</span>`)}
    ${note && html`<span class="note"><${Icon} name="pencil" /> ${note}</span>`}
    ${allergens.length > 0 && html`<span class="allergens"><${Icon} name="warning" />
      <span class="visually-hidden">${t('allergens')}</span> ${allergens.map(one => t(`allergen.${one}`)).join(' · ')}</span>`}
    ${(seat !== null || setMenu) && html`<span class="origin">${[setMenu && `${setMenu.name} · ${setMenu.part}`,
      seat !== null && t('seat', { seat })].filter(Boolean).join(' · ')}</span>`}`
}

/** A sign, and a word for a person who cannot see it. @type {Record<string, string>} */
const SIGNS = { preparing: 'cooking', ready: 'check', served: 'check' }

/** @param {{ status: string, chef: string | null, isNoted: boolean, isWhole: boolean, isShared: boolean }} props */
function Status({ status, chef, isNoted, isWhole, isShared }) {
  if (isWhole) return null
  if (status === 'cancelled' || status === 'voided')
    return html`<span class="item-status"><b>${t(isNoted ? 'noted' : status)}</b>
      ${!isNoted && html`<small>${t('tapToNote')}</small>`}</span>`
  return html`<span class="item-status sign">
    ${isShared && chef && html`<small aria-hidden="true">${initialsOf(chef)}</small>`}
    <span class="visually-hidden">${t(`status.${status}`)} ${chef}</span>${SIGNS[status] && html`<${Icon} name=${SIGNS[status]} />`}</span>`
}
