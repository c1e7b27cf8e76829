import { useEffect, useState } from '../../lib/hooks.js'

// At most once in this time, in milliseconds.
const EVERY = 3_000

/**
 * What no message brings to a dashboard: read anew when a figure says that it has changed, and by the minute. Null until it is known.
 *
 * @template T
 * @param {() => Promise<T>} read
 * @param {string} figure
 * @returns {T | null}
 */
export function useReread(read, figure) {
  const [value, setValue] = useState(/** @type {T | null} */ (null)), [readAt, setReadAt] = useState(0)
  useEffect(() => {
    let isOver = false
    const get = () => {
      if (isOver) return
      setReadAt(Date.now())
      read().then(found => { if (!isOver) setValue(found) }, () => {})
    }
    const soon = setTimeout(get, Math.max(0, readAt + EVERY - Date.now()))
    const later = setInterval(get, 60_000)
    return () => {
      isOver = true
      clearTimeout(soon)
      clearInterval(later)
    }
  }, [figure])
  return value
}
