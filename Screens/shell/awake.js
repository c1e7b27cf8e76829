/** Keeps the screen awake while the page is visible, where the browser can: no one signs in anew with plates in their hands. */
export function keepAwake() {
  const request = () => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock?.request('screen').catch(() => { /* The battery is low: it may sleep. */ })
  }
  // Browsers release it when the page is hidden.
  document.addEventListener('visibilitychange', request)
  request()
}
