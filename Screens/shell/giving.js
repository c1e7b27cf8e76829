import { useState } from '../lib/hooks.js'
import { useIsShown } from './isShown.js'

/** @typedef {import('./outbox.js').Answer} Answer */

/**
 * How the form of a dialog gives its command: it closes when that is taken; refused, it stays as it was filled in. Without network the
 * command waits in the outbox, and nobody waits before the form.
 *
 * @param {Pick<import('./page.js').Context<any>, 'freshness'>} context
 * @param {() => void} onClose
 * @returns {{ isGiven: boolean, give: (answer: Promise<Answer>) => Promise<void> }} `isGiven`: it is on its way, and not to be given twice.
 */
export function useGiving({ freshness }, onClose) {
  const [isGiven, setGiven] = useState(false), isShown = useIsShown()
  return {
    isGiven,
    give: async answer => {
      if (freshness.state.peek().is === 'live') {
        setGiven(true)
        const { ok } = await answer
        if (!isShown.current) return
        setGiven(false)
        if (!ok) return
      }
      onClose()
    },
  }
}
