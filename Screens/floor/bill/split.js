import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from './amount.js'
import { apportion } from './bills.js'
import { Changed } from './changed.js'
import { commandsOf, titleOf } from './commands.js'
import { bySeat, hindrance, seatsOf, sumsOf } from './parts.js'
import { SplitByItem } from './splitByItem.js'
import { Sum } from './sum.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('./commands.js').Context} Context */
/** @typedef {import('../../live/room.js').Room | null} Orders Where the bill's orders are; null: they are over. */
/** @typedef {{ context: Context, bill: Bill, room: Orders, isGiven: boolean, onSplit: (body: object) => void }} Way */

const WAYS = /** @type {const} */ (['evenly', 'item', 'seat', 'amount'])

/**
 * Splits a bill: by item or by seat into further bills, evenly or by amounts into shares of its payment.
 *
 * @param {{ context: Context, bill: Bill, room: Orders, onClose: () => void }} props
 */
export function SplitDialog({ context, bill, room, onClose }) {
  const [way, setWay] = useState(/** @type {typeof WAYS[number]} */ ('evenly')), [seen, setSeen] = useState(bill)
  const { isGiven, give } = useGiving(context, onClose)
  /** @param {object} body */
  const split = body => give(commandsOf(context).split(bill, { by: way, ...body }))
  const views = { evenly: Evenly, item: SplitByItem, seat: BySeat, amount: ByAmount }
  return html`<${Dialog} kind="wide" title=${`${t('bill.split')} · ${titleOf(bill)}`} onClose=${onClose}>
    ${seen.revision !== bill.revision && !isGiven && html`<${Changed} context=${context} before=${seen} after=${bill}
      onSeen=${() => setSeen(bill)} />`}
    <div class="keys" role="group" aria-label=${t('bill.split')}>${WAYS.map(one => html`
      <button key=${one} id=${`split-${one}`} class="button" aria-pressed=${way === one} onClick=${() => setWay(one)}>
        ${t(`bill.by.${one}`)}</button>`)}</div>
    <div id="split-way" class="stack">
      <${views[way]} key=${way} context=${context} bill=${bill} room=${room} isGiven=${isGiven} onSplit=${split} /></div>
  </${Dialog}>`
}

/** @param {Way} props */
function Evenly({ context: { format }, bill, isGiven, onSplit }) {
  const [ways, setWays] = useState(2)
  const parts = apportion(bill.due, Array(ways).fill(1))
  return html`<div class="row stepper" role="group" aria-label=${t('bill.ways')}>
      <button class="button" aria-label=${t('bill.fewer')} disabled=${ways <= 2} onClick=${() => setWays(ways - 1)}>−</button>
      <output class="due">${format.number(ways)}</output>
      <button class="button" aria-label=${t('bill.more')} disabled=${ways >= 50} onClick=${() => setWays(ways + 1)}>+</button></div>
    <div class="keys">${[2, 3, 4, 5, 6].map(one => html`<button key=${one} class="button" aria-pressed=${ways === one}
      onClick=${() => setWays(one)}>÷ ${format.number(one)}</button>`)}</div>
    <${Sum} format=${format} parts=${parts} whole=${bill.due} />
    <button class="button primary" disabled=${isGiven} onClick=${() => onSplit({ ways })}>${t('bill.divide', { count: ways })}</button>`
}

/** @param {Way} props */
function ByAmount({ context: { format, restaurant }, bill, isGiven, onSplit }) {
  const [amounts, setAmounts] = useState(/** @type {(number | null)[]} */ ([null]))
  const given = amounts.map(amount => amount || 0), rest = bill.due - given.reduce((sum, amount) => sum + amount, 0)
  const isComplete = rest !== 0 && given.every(amount => amount > 0)
  /** @param {number} at @param {number | null} amount */
  const set = (at, amount) => setAmounts(amounts.with(at, amount))
  return html`<div class="pay-amounts">${amounts.map((amount, at) => html`<${AmountField} key=${at} id=${`share-${at}`}
    label=${t('bill.share', { number: at + 1 })}
        place=${restaurant.value} value=${amount} onChange=${(/** @type {number | null} */ one) => set(at, one)} />`)}
      <div class="field"><b class="soft small">${t('bill.share', { number: amounts.length + 1 })} · ${t('bill.rest')}</b>
        <output class=${`rest ${rest > 0 ? '' : 'fault'}`}>${format.money(rest)}</output></div></div>
    <div class="keys"><button class="button" disabled=${amounts.length >= 49}
      onClick=${() => setAmounts([...amounts, null])}>+ ${t('bill.oneMoreShare')}</button>
      ${amounts.length > 1 && html`<button class="button"
        onClick=${() => setAmounts(amounts.slice(0, -1))}>− ${t('bill.oneFewer')}</button>`}</div>
    ${isComplete ? html`<${Sum} format=${format} parts=${[...given, Math.max(0, rest)]} whole=${bill.due} />`
      : html`<p class="soft small">${t('bill.eachShare')}</p>`}
    <button class="button primary" disabled=${!isComplete || rest < 0 || isGiven}
      onClick=${() => onSplit({ amounts: [...given, rest] })}>${t('bill.divide', { count: amounts.length + 1 })}</button>`
}

/** @param {Way} props */
function BySeat({ context: { format, restaurant }, bill, isGiven, onSplit }) {
  const seats = seatsOf(bill), parts = bySeat(bill)
  if (parts.count < 2) return html`<p class="empty">${t(seats.length === 0 ? 'bill.noSeats' : 'bill.oneSeat')}</p>`
  const sums = sumsOf(bill, parts, restaurant.value.pricesIncludeTax ?? false)
  const names = [...parts.count > seats.length ? [t('bill.noSeat')] : [], ...seats.map(number => t('bill.seat', { number }))]
  return html`<ul class="by-seat">${names.map((name, at) => html`<li key=${name}><b>${name}</b><span class="soft">
      ${bill.lines.filter(line => parts.units[line.itemId][at] > 0).map(line => line.name).join(', ')}</span><b
        class="money">${format.money(sums[at])}</b></li>`)}</ul>
    <${Sum} format=${format} parts=${sums} whole=${bill.total} />
    <button class="button primary" disabled=${!!hindrance(bill, parts) || isGiven}
      onClick=${() => onSplit({})}>${t('bill.makeBills', { count: parts.count })}</button>`
}
