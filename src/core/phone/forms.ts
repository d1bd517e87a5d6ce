/**
 * Forms of the same number with its country code that people, address books and telephone exchanges write side by side. `$1` and `$2` are what
 * both have in common.
 */
const FORMS: readonly { written: RegExp, alike: string }[] = [
  // Mexican mobiles had a 1 behind the country code.
  { written: /^521(\d{10})$/, alike: '52$1' },
  // Argentine mobiles have a 9 there when they are called from abroad.
  { written: /^549(\d{10})$/, alike: '54$1' },
  // Brazilian mobiles got a ninth digit in front.
  { written: /^(55\d\d)9([6-9]\d{7})$/, alike: '$1$2' }
]

/** Equal for all forms of a number. @param digits with the country code, without plus */
export function alike(digits: string): string {
  const form = FORMS.find(({ written }) => written.test(digits))
  return form ? digits.replace(form.written, form.alike) : digits
}
