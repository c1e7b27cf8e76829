import { useComputed } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { optionsOf } from '../labels.js'
import { isCancelled, mayPart } from '../tickets.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {import('../tickets.js').KitchenItem} KitchenItem */

/**
 * A dish to cook: a tap starts it, another one makes it ready. A cancelled one is struck through until it is noted.
 *
 * @param {object} props
 * @param {Display} props.display
 * @param {KitchenOrder} props.order
 * @param {KitchenItem} props.item
 * @param {boolean} [props.isWhole] True: all of the ticket is cancelled, and noted at once.
 */
export function Line({ display, order, item, isWhole = false }) {
  const { commands, noted } = display
  // A computed value follows signals alone, so the line itself is read outside of it.
  const tapped = useComputed(() => commands.tapped(item.id)).value
  const status = tapped ?? item.status
  const isNoted = useComputed(() => noted.value.has(item.id)).value
  const isParting = useComputed(() => commands.isParting(item.id)).value
  const tap = () => {
    if (isCancelled(item)) display.note(item.id)
    else commands.tapLine(order, item)
  }
  return html`<li class=${`item ${status} ${tapped || isParting ? 'sent' : ''} ${isNoted ? 'noted' : ''}`}>
    <button onClick=${tap} disabled=${status === 'served' || isNoted || isWhole}>
      <${Quantity} item=${item} number=${display.context.format.number} />
      <span class="dish"><span class="dish-name">${item.name}</span><${Details} item=${item}
        number=${display.context.format.number} /></span>
      <${Status} status=${status} chef=${item.chefName} isNoted=${isNoted} isWhole=${isWhole} />
    </button>
    ${mayPart({ ...item, status }) && html`<button class="part" aria-label=${t('readyInPart', { dish: item.name })} disabled=${isParting}
      onClick=${() => { display.parting.value = { order, item } }}>½</button>`}
  </li>`
}

/** @param {{ item: KitchenItem, number: (value: number) => string }} props */
export function Quantity({ item, number }) {
  return html`<span class="quantity">${number(item.quantity)}<span class="visually-hidden"> × </span></span>`
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

/** @param {{ status: string, chef: string | null, isNoted: boolean, isWhole: boolean }} props */
function Status({ status, chef, isNoted, isWhole }) {
  if (isWhole) return null
  if (status === 'cancelled' || status === 'voided')
    return html`<span class="item-status"><b>${t(isNoted ? 'noted' : status)}</b>
      ${!isNoted && html`<small>${t('tapToNote')}</small>`}</span>`
  return html`<span class="item-status">${SIGNS[status] && html`<${Icon} name=${SIGNS[status]} />`}
    <span class="visually-hidden">${t(`status.${status}`)}</span>${status === 'preparing' && chef && html`<small>${chef}</small>`}</span>`
}
