import { useEffect, useState } from '../../lib/hooks.js'
import { faultText } from '../../shell/messages.js'

/**
 * One record, read when it is opened and again when it has changed.
 *
 * @template T
 * @param {() => Promise<T>} read
 * @param {unknown} change
 * @returns {{ record: T | null, fault: string }}
 */
export function useRecord(read, change) {
  const [record, setRecord] = useState(/** @type {T | null} */ (null)), [fault, setFault] = useState('')
  useEffect(() => {
    let isOver = false
    read().then(found => { if (!isOver) setRecord(found) },
      thrown => { if (!isOver) setFault(faultText(thrown)) })
    return () => { isOver = true }
  }, [change])
  return { record, fault }
}
