import { problemText, say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('../../shell/page.js').Context<'floor'>} Context */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').PaymentMethod} Method */

/** The bills whose payment is open before a person. @type {Set<string>} */
export const beingPaid = new Set()

/** @param {Pick<Bill, 'number'>} bill */
export const titleOf = ({ number }) => number === null ? t('bill.open') : t('bill.numbered', { number: String(number) })

/**
 * What can be done with a bill. Each goes through the outbox, under the bill's id as what it is about.
 *
 * @param {Context} context
 */
export function commandsOf({ outbox, format }) {
  /** @param {string} name @param {Bill} bill @param {string} what @param {object} [body] @param {object} [path] */
  const give = (name, bill, what, body, path) =>
    outbox.give({
      over: 'rest', name, input: { path: { billId: bill.id, ...path }, body }, label: `${titleOf(bill)}: ${what}`, subject: bill.id,
    })

  /**
   * To a person who still has the payment before them, a bill that has changed is no refusal: they see what changed, and go on.
   *
   * @param {string} name @param {Bill} bill @param {string} label @param {object} body
   */
  const givePayment = async (name, bill, label, body) => {
    const input = { path: { billId: bill.id }, body: { ...body, expectedRevision: bill.revision } }
    const answer = await outbox.give({ over: 'rest', name, label, subject: bill.id, isQuiet: true, input })
    if (answer.ok || (answer.problem?.code === 'billChanged' && beingPaid.has(bill.id))) return answer
    say(t('refused', { what: label, why: problemText(answer.problem) }), { isRefusal: true })
    return answer
  }
  /** @param {Bill} bill @param {Method} method @param {number} amount */
  const paying = (bill, method, amount) => `${titleOf(bill)}: ${t(`pay.method.${method}`)} ${format.money(amount)}`

  return {
    /** @param {{ tableId: string | null, orderId: string | null }} party */
    create: ({ tableId, orderId }) => outbox.give({
      over: 'rest', name: 'createBill', label: t('bill.make'), subject: `bill of ${tableId ?? orderId}`,
      input: { body: tableId ? { tableId } : { orderIds: [orderId] } },
    }),
    /** @param {Bill} bill */
    issue: bill => give('issueBill', bill, t('bill.issue')),
    /** @param {Bill} bill @param {object} body */
    split: (bill, body) => give('splitBill', bill, t('bill.split'), body),
    /** @param {Bill} bill @param {object} body */
    discount: (bill, body) => give('discountBill', bill, t('bill.discount'), body),
    /** @param {Bill} bill @param {boolean} waived @param {string} [reason] */
    waiveService: (bill, waived, reason) =>
      give('waiveService', bill, t(waived ? 'bill.serviceOff' : 'bill.serviceOn'), { waived, reason }),
    /** @param {Bill} bill @param {string} reason */
    void: (bill, reason) => give('voidBill', bill, t('bill.void'), { reason }),
    /** `bill` is the one that the guests saw. @param {Bill} bill @param {{ amount: number, method: Method }} body */
    pay: (bill, body) => givePayment('pay', bill, paying(bill, body.method, body.amount), body),
    /** @param {Bill} bill @param {{ amount: number, method: Method }} body */
    start: (bill, body) => givePayment('startPayment', bill, paying(bill, body.method, body.amount), body),
    /** @param {Bill} bill @param {{ id: string, method: Method, amount: number }} pending */
    confirm: (bill, { id, method, amount }) =>
      give('confirmPayment', bill, `${t(`pay.method.${method}`)} ${format.money(amount)}`, undefined, { paymentId: id }),
    /** @param {Bill} bill @param {string} paymentId @param {'failed' | 'cancelled'} outcome */
    end: (bill, paymentId, outcome) => give('endPayment', bill, t(`pay.${outcome}`), { outcome }, { paymentId }),
    /** @param {Bill} bill @param {string} paymentId @param {number} tip */
    setTip: (bill, paymentId, tip) => give('setTip', bill, `${t('pay.tip')} ${format.money(tip)}`, { tip }, { paymentId }),
    /** @param {Bill} bill @param {string} paymentId @param {{ method: Method, reason: string, drawer?: string }} body */
    correct: (bill, paymentId, body) =>
      give('correctPayment', bill, `${t('pay.correct')} ${t(`pay.method.${body.method}`)}`, body, { paymentId }),
    /** @param {Bill} bill @param {{ paymentId: string, amount: number, reason: string, method?: Method, drawer?: string }} body */
    refund: (bill, body) => give('refund', bill, `${t('pay.refund')} ${format.money(body.amount)}`, body),
  }
}

/** @typedef {ReturnType<typeof commandsOf>} Commands */
