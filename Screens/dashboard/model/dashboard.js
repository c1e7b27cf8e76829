import { Room } from '../../live/room.js'
import { signal } from '../../lib/signals.js'
import { Collection } from '../../shell/collection.js'
import { now } from '../../shell/now.js'
import { factsOf } from '../../shell/savedView.js'
import { LastWeek } from './lastWeek.js'
import { allOf } from './pages.js'
import { Reread } from './reread.js'

/** @typedef {import('../../../Clients/javascript/generated/hubs.js').Stats} Stats */
/** @typedef {import('../../../Clients/javascript/generated/hubs.js').Analytics} Analytics */
/** @typedef {import('../../../Clients/javascript/generated/hubs.js').StaffPerformanceUpdated} StaffPerformance */
/** @typedef {import('../../../Clients/javascript/generated/hubs.js').KitchenAlert} KitchenAlert */
/** @typedef {import('../../shell/page.js').Context<'dashboard'>} Context */

// The alerts since the page was opened; the server keeps none.
const ALERTS = 50

/** Everything that the parts of the dashboard share: the figures of the business day so far, and the room. */
export class Dashboard {
  /** @type {import('../../lib/signals.js').Signal<Stats | null>} */
  stats = signal(null)
  /** @type {import('../../lib/signals.js').Signal<Analytics | null>} */
  analytics = signal(null)
  performance = new Collection(/** @param {StaffPerformance} person */ person => person.staffId)
  /**
   * Newest first; when it happened, and when it came here.
   *
   * @type {import('../../lib/signals.js').Signal<(KitchenAlert & { at: string, cameAt: number })[]>}
   */
  alerts = signal([])
  openedAt = now.peek()

  /** The notices that were read here. @type {import('../../lib/signals.js').Signal<Set<string>>} */
  readIds = signal(new Set())
  /** How often orders and bills have changed since the page was opened. */
  orderChanges = signal(0)
  billChanges = signal(0)

  /** @param {Context} context */
  constructor(context) {
    this.context = context
    this.room = new Room(context.screen)
    this.lastWeek = new LastWeek(this)
    const { rest } = context
    /** The kitchen's tickets. */
    this.board = new Reread(() => [this.stats.value?.tickets, this.stats.value?.items], () => rest.call('getBoard'))
    /** The tables with their waiters and calls. @type {Reread<import('../../../Clients/javascript/generated/rest.js').Table[]>} */
    this.tables = new Reread(
      () => [this.stats.value?.tables, this.stats.value?.guests, this.stats.value?.openCalls, this.stats.value?.staff],
      () => allOf(query => rest.call('listTables', { query })))
    context.screen
      .on('snapshot', snapshot => this.#replace(snapshot))
      .on('OrderCreated', () => { this.orderChanges.value++ })
      .on('BillCreated', () => { this.billChanges.value++ })
      .on('StatsUpdated', stats => { this.stats.value = stats })
      .on('AnalyticsUpdated', analytics => { this.analytics.value = analytics })
      .on('StaffPerformanceUpdated', person => this.performance.put(person))
      .on('KitchenAlert', (alert, { at }) => {
        this.alerts.value = [{ ...alert, at, cameAt: Date.now() }, ...this.alerts.peek()].slice(0, ALERTS)
      })
  }

  /** The figures and the room, to be kept on the device. */
  facts = {
    take: () => ({
      ...factsOf(this.room), stats: this.stats.peek(), analytics: this.analytics.peek(), performance: this.performance.peek(),
    }),
    put: (/** @type {any} */ snapshot) => {
      this.room.replace(snapshot)
      this.#replace(snapshot)
    },
  }

  /** @param {{ stats: Stats, analytics: Analytics, performance: StaffPerformance[] }} snapshot */
  #replace({ stats, analytics, performance }) {
    this.stats.value = stats
    this.analytics.value = analytics
    this.performance.replace(performance)
  }

  get format() {
    return this.context.format
  }
}
