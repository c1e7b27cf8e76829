import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { PORTION, portionText, unitsOf } from './bills.js'
import { adjusted, hindrance, move, nothingMoved, requestOf, shared, sumsOf, withOneMore } from './parts.js'
import { useDrag } from './drag.js'
import { detailsOf } from './lines.js'
import { Sum } from './sum.js'

/** @typedef {import('./commands.js').Context} Context */
/** @typedef {import('./bills.js').BillLine} BillLine */

/** A line, or what of it is on one of the bills. @typedef {{ itemId: string, from: number }} Piece */

/**
 * Lines moved between bills: dragged, or tapped and then sent to a bill; by keyboard with the bill's digit. Portions go one by one, all at
 * once, or in parts.
 *
 * @param {import('./split.js').Way} props
 */
export function SplitByItem({ context, bill, room, isGiven, onSplit }) {
  const { format, restaurant } = context
  const [made, setParts] = useState(() => nothingMoved(bill)), parts = adjusted(made, bill)
  const [piece, choose] = useState(/** @type {Piece | null} */ (null)), [units, setUnits] = useState(PORTION)
  const sums = sumsOf(bill, parts, restaurant.value.pricesIncludeTax ?? false), problem = hindrance(bill, parts)
  /** @param {Piece} moved @param {number} to @param {number} [most] */
  const send = ({ itemId, from }, to, most = PORTION) => {
    if (to < 0 || to >= parts.count || to === from) return
    setParts(move(parts, itemId, from, to, most))
    if (parts.units[itemId][from] <= most) choose(null)
  }
  const isPicked = (/** @type {Piece} */ one) => piece?.itemId === one.itemId && piece.from === one.from
  const pick = (/** @type {Piece} */ one) => {
    setUnits(Math.min(PORTION, parts.units[one.itemId][one.from]))
    choose(isPicked(one) ? null : one)
  }
  const drag = useDrag((/** @type {Piece} */ one, to) => send(one, to, isPicked(one) ? units : PORTION))
  const columns = Array.from({ length: parts.count }, (_, at) => at)
  return html`<p class="soft small">${t('bill.howToMove')}</p>
    <div class="split-bills">${columns.map(at => html`<section key=${at} class=${`split-bill ${drag.over === at ? 'over' : ''}`}
      data-drop=${at} aria-label=${nameOf(at)}>
      <header class="row apart"><h3>${nameOf(at)}</h3><b>${format.money(sums[at])}</b></header>
      ${piece && piece.from !== at && html`<button class="button primary wide"
        onClick=${() => send(piece, at, units)}>${t('bill.moveHere')}</button>`}
      <ul>${bill.lines.filter(line => parts.units[line.itemId][at] > 0).map(line => html`<li key=${line.itemId}>
        <${PieceRow} format=${format} line=${line} modifiers=${modifiersOf(room, line)} units=${parts.units[line.itemId][at]}
          isChosen=${piece?.itemId === line.itemId && piece.from === at}
          onChoose=${() => pick({ itemId: line.itemId, from: at })}
          onDigit=${(/** @type {number} */ digit) => send({ itemId: line.itemId, from: at }, digit - 1)}
          handlers=${drag.handlers({ itemId: line.itemId, from: at })} /></li>`)}</ul>
    </section>`)}
      <button class="button split-more" disabled=${parts.count >= 20}
        onClick=${() => setParts(withOneMore(parts))}>+ ${t('bill.oneMoreBill')}</button></div>
    ${piece && html`<${HowMuch} context=${context} available=${parts.units[piece.itemId][piece.from]} units=${units} onUnits=${setUnits}
      onShare=${() => { setParts(shared(parts, piece.itemId)); choose(null) }} />`}
    <${Sum} format=${format} parts=${sums} whole=${bill.total} />
    ${problem && html`<p class="soft small">${t(problem)}</p>`}
    <button class="button primary" disabled=${!!problem || isGiven}
      onClick=${() => onSplit({ parts: requestOf(bill, parts) })}>
      ${problem ? t('bill.split') : t('bill.makeBills', { count: requestOf(bill, parts).length + 1 })}</button>`
}

/** @param {import('./split.js').Orders} room @param {BillLine} line */
const modifiersOf = (room, { orderId, lineGroupId }) =>
  room?.orders.get(orderId)?.items.find(item => item.lineGroupId === lineGroupId)?.modifiers ?? []

/** @param {number} at */
const nameOf = at => at === 0 ? t('bill.thisBill') : t('bill.another', { number: at + 1 })

/**
 * @param {{ format: Context['format'], line: BillLine, modifiers: string[], units: number, isChosen: boolean, onChoose: () => void,
 *   onDigit: (digit: number) => void, handlers: object }} props
 */
function PieceRow({ format, line, modifiers, units, isChosen, onChoose, onDigit, handlers }) {
  const details = [...modifiers, ...detailsOf(line, format)]
  return html`<div class="split-piece"><button class="button" aria-pressed=${isChosen} onClick=${onChoose}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (/^[1-9]$/.test(event.key)) onDigit(Number(event.key)) }}>
      <b>${portionText(units, format.number)}</b> <span class="what">${line.name}
        ${details.length > 0 && html`<small class="soft">${details.join(' · ')}</small>`}</span>
      <span class="money">${format.money(Math.round(line.net * units / unitsOf(line)))}</span></button>
    <span class="handle" aria-hidden="true" ...${handlers}>⠿</span></div>`
}

const PARTS = [2, 3, 4]

/**
 * How much of the chosen line goes.
 *
 * @param {{ context: Context, available: number, units: number, onUnits: (units: number) => void, onShare: () => void }} props
 */
function HowMuch({ context: { format }, available, units, onUnits, onShare }) {
  const whole = Math.floor(available / PORTION)
  const portions = Array.from({ length: Math.min(whole, 6) }, (_, at) => (at + 1) * PORTION)
  const choices = [...new Set([...PARTS.map(of => PORTION / of), ...portions, available])]
    .filter(one => one <= available).sort((a, b) => a - b)
  return html`<div class="keys" role="group" aria-label=${t('bill.howMuch')}>${choices.map(one => html`
      <button key=${one} class="button" aria-pressed=${units === one}
        onClick=${() => onUnits(one)}>${portionText(one, format.number)}</button>`)}
    <button class="button" onClick=${onShare}>${t('bill.amongAll')}</button></div>`
}
