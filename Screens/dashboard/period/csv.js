/** Tables as a file for a spreadsheet: RFC 4180, in UTF-8 with a byte order mark, which spreadsheets need to know it. */

// A cell that begins with one of these would be a formula.
const FORMULA = /^[=+\-@\t\r]/

/** A number as it is to be written, such as an amount. @typedef {{ number: string }} Written */

/** @param {string | number | Written} cell */
function cellOf(cell) {
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.number
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** @param {readonly (readonly (string | number | Written)[])[]} rows */
export const csvOf = rows => rows.map(row => `${row.map(cellOf).join(',')}\r\n`).join('')

/** An amount in the smallest unit as a decimal number, exactly: 1250 is 12.50. @param {number} amount @param {number} digits */
export function decimalOf(amount, digits) {
  const all = String(Math.abs(amount)).padStart(digits + 1, '0')
  const text = digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
  return amount < 0 ? `-${text}` : text
}

/** @param {string} name @param {string} text */
export function download(name, text) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
