import { t } from '../../shell/words.js'

/** What people call a table. @param {{ name: string | null, number: number }} table */
export const tableName = ({ name, number }) => name ?? t('tableNumber', { number: String(number) })

/**
 * What people call the guests of an order, a ticket or a bill: by their table, else by the name or number that is called.
 *
 * @param {{ tableNumber: number | null, tableName: string | null, callName?: string | null, kind?: string, number?: number | null,
 *   orderNumber?: number }} of
 */
export const placeOf = ({ tableNumber, tableName: name, callName, kind, number, orderNumber }) => tableNumber !== null
  ? tableName({ name, number: tableNumber })
  : callName ?? (kind ? `${t(`kind.${kind}`)} #${orderNumber ?? number}` : t('noTable'))
