import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'
import { isSettled, payableOf } from '../bill/bills.js'
import { Changed } from '../bill/changed.js'
import { beingPaid, titleOf } from '../bill/commands.js'
import { useDoubt } from '../bill/doubt.js'
import { Figure } from '../bill/figure.js'
import { ByTerminal } from './byTerminal.js'
import { Cash } from './inCash.js'
import { METHODS, isUsed } from './methods.js'
import { Pending, pendingOf } from './payments.js'
import { Tip } from './tip.js'

/** @typedef {import('../bill/bills.js').Bill} Bill */
/** @typedef {import('../bill/commands.js').Context} Context */
/** @typedef {import('../bill/commands.js').Method} Method */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Paid} Paid */

/**
 * Takes payments of a bill, or of a share of it, until it is paid. What was typed stays when the bill changes: the person looks at what
 * changed, and goes on.
 *
 * @param {{ context: Context, bill: Bill, share: number | null, onClose: () => void, onReceipt: () => void }} props
 */
export function PaySheet({ context, bill, share: asked, onClose, onReceipt }) {
  const [seen, setSeen] = useState(bill), [method, setMethod] = useState(/** @type {Method} */ ('cash'))
  const [typed, setTyped] = useState(/** @type {number | null} */ (null)), [tip, setTip] = useState(0)
  const [paid, setPaid] = useState(/** @type {Paid | null} */ (null)), [awaited, setAwaited] = useState(/** @type {string | null} */ (null))
  useEffect(() => {
    beingPaid.add(bill.id)
    return () => { beingPaid.delete(bill.id) }
  }, [bill.id])
  // A bill that changes is not divided any more.
  const share = bill.shares.some(({ number }) => number === asked) ? asked : null
  const payable = payableOf(bill, share), amount = typed === null || Number.isNaN(typed) ? payable : typed
  const hasChanged = seen.revision !== bill.revision
  const title = [titleOf(bill), share !== null && t('bill.share', { number: share })].filter(Boolean).join(' · ')
  const fault = amount > payable ? t('bill.atMost', { amount: context.format.money(payable) }) : null
  const doubt = useDoubt(tip, tip > amount ? t('pay.tipAbove', { amount: context.format.money(amount) }) : null)
  // Between the answer and the bill that has the payment, another tap would pay once more.
  const isHere = awaited !== null && [...bill.payments, ...bill.pending].some(({ id }) => id === awaited)
  useEffect(() => { if (isHere) setAwaited(null) }, [isHere])
  /** What comes next begins anew. @param {string} id @param {Paid | null} payment Null: it waits for a terminal. */
  const done = (id, payment) => {
    setAwaited(id)
    setPaid(payment)
    setTyped(null)
    setTip(0)
  }
  const waiting = pendingOf(bill, share)
  const isDone = isSettled(bill) && bill.status !== 'refunded' || payable <= 0 && waiting.length === 0
  const fields = {
    amount: html`<${AmountField} id="pay-amount" label=${t('pay.amount')} place=${context.restaurant.value} value=${typed}
      placeholder=${payable}
      fault=${fault} onChange=${setTyped} />`,
    tip: html`<${Tip} context=${context} amount=${amount} tip=${tip} doubt=${doubt} onTip=${setTip} />`,
  }
  const isReady = amount > 0 && !Number.isNaN(typed) && !Number.isNaN(tip) && !fault && !doubt && !hasChanged && awaited === null
  const taking = { context, bill: seen, live: bill, share, amount, tip: tip || 0, fields, isReady, onPaid: done }
  return html`<${Dialog} kind="sheet" title=${title} onClose=${onClose} foot=${isDone && html`<${DoneKeys} onClose=${onClose}
    onReceipt=${onReceipt} />`}>
    <div class="pay-top">${isDone ? html`<p class="pay-done" role="status">✓ ${t(isSettled(bill) ? 'pay.allPaid' : 'pay.sharePaid')}</p>`
        : html`<${Due} context=${context} payable=${payable} waiting=${waiting} />`}
      ${paid && html`<${Result} context=${context} paid=${paid} />`}</div>
    ${!isDone && html`
      ${hasChanged && html`<${Changed} context=${context} before=${seen} after=${bill} isUndivided=${share !== asked}
        onSeen=${() => setSeen(bill)} />`}
      <${Pending} context=${context} bill=${bill} share=${share} />
      ${context.outbox.isSent(bill.id) && context.freshness.state.value.is !== 'live' && html`<p class="bill-changed"
        role="status"><b>${t('pay.waitsForNetwork')}</b></p>`}
      ${payable > 0 && html`
        <${Methods} context=${context} method=${method} onMethod=${setMethod} />
        ${method === 'cash' ? html`<${Cash} key=${bill.payments.length} ...${taking} />` : html`<${ByTerminal} ...${taking}
          method=${method} />`}`}`}
  </${Dialog}>`
}

/**
 * What is to be paid; where terminals have been asked for all of it, what they are to answer for.
 *
 * @param {{ context: Context, payable: number, waiting: Bill['pending'] }} props
 */
function Due({ context: { format }, payable, waiting }) {
  const isAsked = payable <= 0
  return html`<div><p class="soft">${t(isAsked ? 'pay.atTerminal' : 'bill.due')}</p>
    <${Figure} amount=${format.money(isAsked ? waiting.reduce((sum, { amount, tip }) => sum + amount + tip, 0) : payable)} /></div>`
}

/** @param {{ context: Context, method: Method, onMethod: (method: Method) => void }} props */
function Methods({ context, method, onMethod }) {
  const methods = METHODS.filter(one => isUsed(one, context))
  return html`<div class="pay-methods" role="group" aria-label=${t('pay.by')}>${methods.map(one => html`
    <button key=${one} class="button" aria-pressed=${method === one} onClick=${() => onMethod(one)}>
      ${t(`pay.method.${one}`)}</button>`)}</div>`
}

/** What was just paid; the change is what the guest waits for. @param {{ context: Context, paid: Paid }} props */
function Result({ context: { format }, paid }) {
  const element = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), [paid.id])
  const tip = paid.tip > 0 ? ` + ${t('pay.tip')} ${format.money(paid.tip)}` : ''
  const what = `✓ ${t(`pay.method.${paid.method}`)} ${format.money(paid.amount + paid.rounding)}${tip}`
  return html`<div ref=${element} class="pay-result" role="status"><p>${what}${paid.method === 'cash' && ` · ${t('pay.change')}`}</p>
    ${paid.method === 'cash' && html`<${Figure} amount=${format.money(paid.change)} />`}</div>`
}

/** @param {{ onClose: () => void, onReceipt: () => void }} props */
const DoneKeys = ({ onClose, onReceipt }) => html`<button class="button" onClick=${onReceipt}>${t('bill.receipt')}</button>
  <button class="button primary" onClick=${onClose}>${t('pay.done')}</button>`
