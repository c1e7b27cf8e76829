import { useLayoutEffect, useRef } from '../lib/hooks.js'

/**
 * False once the component is gone: an answer that comes then must not close, or move on, what the person has opened since.
 *
 * @returns {{ readonly current: boolean }}
 */
export function useIsShown() {
  const isShown = useRef(true)
  useLayoutEffect(() => () => { isShown.current = false }, [])
  return isShown
}
