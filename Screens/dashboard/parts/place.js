import { t } from '../../shell/words.js'

/**
 * What people call the guests of an order, a ticket or a bill: by their table, else by the name or number that is called.
 *
 * @param {{ tableNumber: number | null, tableName: string | null, callName?: string | null, kind?: string, number?: number | null,
 *   orderNumber?: number }} of
 */
export const placeOf = ({ tableNumber, tableName, callName, kind, number, orderNumber }) => tableNumber !== null
  ? tableName ?? t('tableNumber', { number: String(tableNumber) })
  : callName ?? (kind ? `${t(`kind.${kind}`)} #${orderNumber ?? number}` : t('noTable'))
