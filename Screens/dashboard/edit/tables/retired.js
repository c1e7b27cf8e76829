import { Collection } from '../../../shell/collection.js'
import { allOf } from '../../model/pages.js'
import { Book } from '../book.js'

/** @typedef {{ id: string, number: number, name: string | null, area: string | null, seats: number }} TableSettings */

/** The tables that are not used any more; the room has the others. */
export class RetiredTables extends Book {
  tables = new Collection(/** @param {TableSettings} table */ table => table.id)

  /** @param {import('../known.js').Context} context */
  constructor(context) {
    super(context)
    this.hear('TableChanged', ({ tableId, number, name, area, seats, retired }) => {
      if (retired) this.tables.put({ id: tableId, number, name, area, seats })
      else this.tables.remove(tableId)
    })
  }

  /** @override */
  async load() {
    this.tables.replace(await allOf(query => this.context.rest.call('listTables', { query: { ...query, retired: true } })))
  }
}
