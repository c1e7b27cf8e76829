import { computed, effect, signal } from '../../lib/signals.js'
import { now } from '../../shell/now.js'
import { boundsOf, dayAfter } from './days.js'
import { allOf } from './pages.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Bill} Bill */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Order} Order */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Analytics} Analytics */

const WEEK = 7 * 86_400_000, MINUTE = 60_000
// A bill may be paid on the business day after the one on which it was made.
const BEFORE = 12 * 3_600_000

/**
 * The same weekday of last week: the whole day by hours, and what it had come to at this time of day. The server has figures of whole days,
 * so the latter is counted from that day's bills and orders.
 */
export class LastWeek {
  /** @type {import('../../lib/signals.js').Signal<{ from: number, analytics: Analytics, bills: Bill[], orders: Order[] } | null>} */
  #day = signal(null)
  #minute = computed(() => Math.floor(now.value / MINUTE) * MINUTE)

  analytics = computed(() => this.#day.value?.analytics ?? null)

  /** Null: not known yet. */
  untilNow = computed(() => {
    const day = this.#day.value
    return day && figuresUntil(day, this.#minute.value - WEEK)
  })

  /** @param {import('./dashboard.js').Dashboard} dashboard */
  constructor(dashboard) {
    this.dashboard = dashboard
  }

  /** Reads it, now and on each new business day. @returns {() => void} Ends it. */
  follow() {
    const day = computed(() => this.dashboard.stats.value?.day)
    return effect(() => {
      const today = day.value
      if (today && this.analytics.peek()?.from !== dayAfter(today, -7)) this.#read(dayAfter(today, -7)).catch(() => {})
    })
  }

  /** @param {string} day */
  async #read(day) {
    const { rest, user, restaurant } = this.dashboard.context
    const { from, to } = boundsOf(day, restaurant.peek())
    const earlier = new Date(Date.parse(from) - BEFORE).toISOString()
    const [analytics, bills, orders] = await Promise.all([
      rest.call('getAnalytics', { path: { restaurantId: user.restaurantId }, query: { from: day, to: day } }),
      allOf(query => rest.call('listBills', { query: { ...query, from: earlier, to } })),
      allOf(query => rest.call('listOrders', { query: { ...query, from, to } })),
    ])
    this.#day.value = { from: Date.parse(from), analytics, bills, orders }
  }
}

/** @param {{ from: number, bills: Bill[], orders: Order[] }} day @param {number} until */
function figuresUntil({ from, bills, orders }, until) {
  /** @param {string | null} at */
  const isIn = at => at !== null && Date.parse(at) >= from && Date.parse(at) <= until
  const paid = bills.filter(({ paidAt, status }) => status !== 'void' && isIn(paidAt))
  const payments = bills.flatMap(bill => bill.payments)
  const taken = payments.filter(({ at }) => isIn(at)).reduce((sum, { amount, rounding }) => sum + amount + rounding, 0)
  const given = payments.flatMap(({ refunds }) => refunds).filter(({ at }) => isIn(at))
    .reduce((sum, { amount, ofTip }) => sum + amount - ofTip, 0)
  return {
    revenue: taken - given,
    orders: orders.filter(({ placedAt }) => isIn(placedAt)).length,
    averageBill: paid.length > 0 ? Math.round(paid.reduce((sum, { total }) => sum + total, 0) / paid.length) : 0,
  }
}
