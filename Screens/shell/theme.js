// Before anything is painted: the theme that this device was given, or else the screen's own. A script of its own, as none may be inline.
document.documentElement.dataset.theme =
  localStorage.getItem('theme') ?? (document.documentElement.dataset.screen === 'kitchen' ? 'dark' : 'light')
