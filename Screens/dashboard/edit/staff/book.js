import { Collection } from '../../../shell/collection.js'
import { allOf } from '../../model/pages.js'
import { Book } from '../book.js'

/** @typedef {import('../../../../Clients/javascript/generated/rest.js').Staff} Staff */

/** All who work or worked here. Messages have names and statuses alone: roles and stations are read again before they are changed. */
export class StaffBook extends Book {
  people = new Collection(/** @param {Staff} person */ person => person.id)

  /** @param {import('../known.js').Context} context */
  constructor(context) {
    super(context)
    this.hear('StaffStatusChanged', ({ staffId, name, status }) => {
      if (this.people.get(staffId)) this.people.change(staffId, person => ({ ...person, name, status, active: status !== 'inactive' }))
      else this.read().catch(() => {})
    })
  }

  /** @override */
  async load() {
    this.people.replace(await allOf(query => this.context.rest.call('listStaff', { query })))
  }
}
