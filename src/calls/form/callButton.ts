/**
 * The button that calls, for whoever fills the form in from beside it. A call is made by clicking it and in no other way, so that every question is
 * asked as ever, and a click is one call at most.
 * @returns null where there is no form
 */
export function callButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-call]')
}
