/**
 * Where something is not as a case says; null if it is. An object may have more members than the case names. A string that begins with $
 * is a variable: the first string that it meets is what it stands for from then on, and no other variable stands for the same.
 */
export function mismatch(expected, actual, variables, place = '') {
  if (typeof expected === 'string' && expected.startsWith('$')) {
    if (!variables.has(expected) && (typeof actual !== 'string' || [...variables.values()].includes(actual)))
      return `${place} should be a new id and is ${JSON.stringify(actual)}`
    if (!variables.has(expected)) variables.set(expected, actual)
    expected = variables.get(expected)
  }
  if (typeof expected !== 'object' || expected === null)
    return expected === actual ? null : `${place || 'it'} should be ${JSON.stringify(expected)} and is ${JSON.stringify(actual)}`
  if (typeof actual !== 'object' || actual === null) return `${place || 'it'} is ${JSON.stringify(actual)}`
  if (Array.isArray(expected) && expected.length !== actual.length)
    return `${place || 'it'} should have ${expected.length} entries and has ${actual.length}`
  for (const [name, value] of Object.entries(expected)) {
    const difference = mismatch(value, actual[name], variables, `${place}/${name}`)
    if (difference) return difference
  }
  return null
}
