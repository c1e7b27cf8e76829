import { Collection } from '../../../shell/collection.js'
import { signal } from '../../../lib/signals.js'
import { sayFault } from '../../../shell/messages.js'
import { now } from '../../../shell/now.js'
import { dayAfter, instantOf, localOf } from '../../../shell/zone.js'
import { allOf } from '../../model/pages.js'
import { Book } from '../book.js'

/** @typedef {import('../../../../Clients/javascript/generated/rest.js').Reservation} Reservation */

/** Reservations, past and to come: those of the days that were looked at, and whatever changed. None is ever removed; it ends. */
export class ReservationBook extends Book {
  reservations = new Collection(/** @param {Reservation} reservation */ reservation => reservation.id)

  /** The day that is shown. @type {import('../../../lib/signals.js').Signal<string>} */
  day

  /** @param {import('../known.js').Context} context */
  constructor(context) {
    super(context)
    this.day = signal(sessionStorage.getItem('edit.day') ?? this.today())
    this.hear('ReservationChanged', ({ reservation }) => this.reservations.put(reservation))
  }

  get #zone() {
    return this.context.restaurant.value.timeZone
  }

  today() {
    return localOf(now.peek(), this.#zone).day
  }

  /** @param {string} day */
  show(day) {
    this.day.value = day
    sessionStorage.setItem('edit.day', day)
    return this.read().catch(sayFault)
  }

  /** The reservations of the day that is shown, by time. */
  ofDay() {
    return this.reservations.all().filter(({ at }) => localOf(at, this.#zone).day === this.day.value)
      .sort((one, other) => one.at.localeCompare(other.at))
  }

  /** @override */
  async load() {
    const day = this.day.peek()
    const from = instantOf(day, '00:00', this.#zone), to = instantOf(dayAfter(day, 1), '00:00', this.#zone)
    for (const reservation of await allOf(query => this.context.rest.call('listReservations', { query: { ...query, from, to } })))
      this.reservations.put(reservation)
  }
}
