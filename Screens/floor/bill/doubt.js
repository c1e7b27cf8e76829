import { useEffect, useState } from '../../lib/hooks.js'

/** @typedef {{ text: string, onSure: () => void }} Doubt */

/**
 * An amount that is hardly meant, such as what the guest gave typed as the tip. Its field says so, and the form does nothing with it until
 * the person says that it is right.
 *
 * @param {number | null} amount
 * @param {string | null} text Why it is hardly meant; null: it may well be.
 * @returns {Doubt | null}
 */
export function useDoubt(amount, text) {
  const [sure, setSure] = useState(/** @type {number | null} */ (null))
  useEffect(() => { if (text === null) setSure(null) }, [text])
  return text === null || sure === amount ? null : { text, onSure: () => setSure(amount) }
}
