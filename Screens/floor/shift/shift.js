import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { commandsOf } from './commands.js'
import { CloseForm } from './close.js'
import { MoveForm } from './move.js'

/** @typedef {import('./commands.js').Shift} Shift */
/** @typedef {import('./commands.js').CashEntryKind} CashEntryKind */
/** @typedef {import('../bill/commands.js').Context} Context */

const KINDS = /** @type {const} */ (['paidIn', 'paidOut', 'drop', 'tipOut', 'noSale'])

/**
 * The shift of one drawer: its figures, its entries, what there is to do.
 *
 * @param {{ context: Context, shift: Shift, onShift: (shift: Shift) => void }} props
 */
export function ShiftCard({ context, shift, onShift }) {
  const { format, outbox } = context
  const [kind, setKind] = useState(/** @type {CashEntryKind | null} */ (null))
  const [isCounting, setCounting] = useState(shift.status === 'counting')
  const isSent = outbox.isSent(shift.id)
  const about = { context, shift, onShift }
  const count = async () => {
    const answer = await commandsOf(context).count(shift)
    if (answer.ok) { setCounting(true); onShift(answer.result) }
  }
  return html`<section class=${`card stack shift ${isSent ? 'sent' : ''}`} aria-label=${shift.drawer}>
    <div class="row apart"><h3>${shift.drawer}</h3><span
      class="badge">${t(`shift.status.${shift.status}`)}${' '}
      · ${t('shift.since', { time: format.dayAndTime(shift.closedAt ?? shift.openedAt) })}</span></div>
    <${Figures} context=${context} shift=${shift} />
    <${Entries} context=${context} shift=${shift} />
    ${shift.status === 'open' && html`<div class="keys" role="group" aria-label=${t('shift.moves')}>${KINDS.map(one => html`
        <button key=${one} class="button" aria-pressed=${kind === one}
          onClick=${() => setKind(kind === one ? null : one)}>${t(`shift.kind.${one}`)}</button>`)}</div>
      ${kind ? html`<${MoveForm} key=${kind} ...${about} kind=${kind} onDone=${() => setKind(null)} />`
        : html`<button class="button primary" disabled=${isSent} onClick=${count}>${t('shift.count')}</button>
            <p class="soft small">${t('shift.countText')}</p>`}`}
    ${(shift.status === 'counting' || isCounting && shift.status !== 'closed') && html`<${CloseForm} ...${about} />`}
  </section>`
}

/**
 * What came, what went, and what should be in it. A person who counts blind sees no sums before that.
 *
 * @param {{ context: Context, shift: Shift }} props
 */
function Figures({ context: { format }, shift }) {
  const money = (/** @type {number | null} */ amount) => amount === null ? t('shift.hidden') : format.money(amount)
  const moved = shift.entries.reduce((sum, entry) => sum + (entry.kind === 'paidIn' ? 1 : -1) * (entry.amount ?? 0), 0)
  const isHidden = shift.entries.some(({ kind, amount }) => amount === null && kind !== 'noSale')
  const rows = /** @type {[string, string, string?][]} */ ([
    [t('shift.float'), format.money(shift.float)],
    [t('shift.sales', { count: shift.saleCount }), money(shift.sales)],
    [t('shift.refunds', { count: shift.refundCount }), money(shift.refunds && -shift.refunds)],
    [t('shift.entries', { count: shift.entries.length }), isHidden ? t('shift.hidden') : format.money(moved)],
    [t('shift.expected'), money(shift.expected), 'total'],
    ...shift.counted === null ? [] : /** @type {[string, string, string?][]} */ ([
      [t('shift.counted'), format.money(shift.counted), 'total'],
      [t('shift.variance'), money(shift.variance), shift.variance ? 'fault' : '']]),
  ])
  return html`<dl class="bill-totals">${rows.map(([name, value, kind = '']) => html`<div key=${name}
    class=${`row apart ${kind}`}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${shift.reason && html`<p class="soft">${shift.reason}</p>`}`
}

/** @param {{ context: Context, shift: Shift }} props */
function Entries({ context: { format }, shift }) {
  if (shift.entries.length === 0) return null
  return html`<ul class="entries">${shift.entries.map(entry => html`<li key=${entry.id} class="row apart">
    <span><b>${t(`shift.kind.${entry.kind}`)}</b> ${entry.reason} <small
      class="soft">${entry.staffName}, ${format.time(entry.at)}</small></span>
    <span>${entry.kind === 'noSale' ? '' : entry.amount === null ? t('shift.hidden')
      : format.money((entry.kind === 'paidIn' ? 1 : -1) * entry.amount)}</span></li>`)}</ul>`
}
