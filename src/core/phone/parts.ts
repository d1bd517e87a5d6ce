import { announcesExtension, isFiller, joinsNumbers } from './words'

/** A run of digits with what stands between them: `+49 (0)30 / 90-18 20`. */
export interface NumberPart {
  text: string
  /** The words around it: whose number it is, or of which kind. */
  label: string
  /** What divides it from the number before. */
  after: string
}

/** What a text that holds numbers consists of. */
export interface NumberParts {
  numbers: readonly NumberPart[]
  /** The extension's digits, as far as one was given. */
  extension: string
  /** Digits that are no number and no extension: a service code, a room, a time of day. */
  rest: boolean
  /** Letters stand among the digits, so that nobody knows which number is meant. */
  garbled: boolean
}

/** Fewer digits than this beside a number are none themselves. */
export const SHORTEST_BESIDE = 5
/** Digits of an extension, of a service code, and of a label (`Mobile2`). */
const MOST = { extension: 7, code: 4, label: 2 }
const LONGEST_LABEL = 24

const TOKEN = /(\p{L}[\p{L}\p{M}\u2019']*)|(\d+)|[^\p{L}\d]/gu
/** Stands between the digits of one number. */
const WITHIN = /^[ ()./~-]$/
/** Words of these scripts stand right beside digits. */
const WITHOUT_BLANKS = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\u2019']/u
/** One letter in front of a digit, and what it stands for: telephone, mobile, fax, private, work, home, handy. */
const LETTERS = /^[TMFPWHТМФ]$/

interface Token {
  text: string
  kind: 'word' | 'digits' | 'sign'
}

/** What a text holds. @param text as `cleanNumber` leaves it */
export function partsOf(text: string): NumberParts {
  return new Parts(text).read()
}

export const digitCount = (text: string): number => text.replace(/\D/g, '').length

class Parts {
  private readonly tokens: Token[]
  private at = 0
  private numbers: NumberPart[] = []
  private extension = ''
  private rest = false
  private garbled = false
  /** Words since the last number, and what divides them from it. */
  private words: string[] = []
  private divided = ''

  constructor(text: string) {
    this.tokens = [...text.matchAll(TOKEN)].map(([text, word, digits]) => ({ text, kind: word ? 'word' : digits ? 'digits' : 'sign' }))
  }

  read(): NumberParts {
    while (this.at < this.tokens.length) this.step()
    this.endWords()
    return { numbers: this.withoutLabels(), extension: this.extension, rest: this.rest, garbled: this.garbled }
  }

  private token(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead]
  }

  private step(): void {
    const token = this.token()
    if (!token) return
    if (token.kind === 'word') this.word(token.text)
    else if (token.kind === 'digits' || this.startsNumber()) this.number()
    else if (token.text === '*' || token.text === '#') this.keys()
    else if (token.text === ',' && this.pause()) return
    else this.sign(token.text)
  }

  private sign(text: string): void {
    if (/[,;|\n&\\<>]/.test(text)) {
      this.endWords()
      this.divided += text
    } else if (!/\s/.test(text)) this.divided += text
    this.at++
  }

  /** A plus or a bracket in front of digits. */
  private startsNumber(): boolean {
    if (!/^[+(]$/.test(this.token()?.text ?? '')) return false
    let ahead = 1
    while (/^[ (+]$/.test(this.token(ahead)?.text ?? '')) ahead++
    return this.token(ahead)?.kind === 'digits'
  }

  private word(word: string): void {
    this.at++
    const point = this.token()?.text === '.'
    const digits = this.extensionAhead(word, point)
    if (digits !== null) {
      this.extension ||= digits
      return
    }
    const next = this.token(point ? 1 : 0)
    if (next?.kind === 'digits') this.beforeDigits(word, next.text, point)
    this.words.push(word)
  }

  /** Digits right behind a word: its own (`Mobile2`), or a number's (`Tel.030…`). */
  private beforeDigits(word: string, digits: string, point: boolean): void {
    const latin = !WITHOUT_BLANKS.test(word)
    const mayHave = word.length > 1 || !latin || LETTERS.test(word)
    if (mayHave && this.areLabels(digits, point ? 2 : 1)) {
      this.at += point ? 2 : 1
      return
    }
    const mayTouch = point || !latin || word.length > 2 || (LETTERS.test(word) && digits.length > MOST.label)
    if (!mayTouch || (digits.length <= MOST.label && !digits.startsWith('0') && !point)) this.garbled = true
  }

  /** Whether digits behind a word are counting: a country's code or what leads into the own country may stand there too. */
  private areLabels(digits: string, ahead: number): boolean {
    const follows = this.token(ahead)?.text ?? ''
    if (digits.length > MOST.label || digits.startsWith('0')) return false
    if (/^[:)]$/.test(follows)) return true
    if (digits.length > 1) return false
    let next = ahead
    while (/^[ .(/-]$/.test(this.token(next)?.text ?? '')) next++
    return next > ahead && (!/[178]/.test(digits) || /^[+0]/.test(this.token(next)?.text ?? ''))
  }

  /** The digits of the extension that a word announces; null where it announces none. */
  private extensionAhead(word: string, point: boolean): string | null {
    const attached = point || this.token()?.kind === 'digits'
    if (!announcesExtension(word, attached)) return null
    let ahead = 0
    while (ahead < 8) {
      const token = this.token(ahead)
      if (!token) return null
      if (token.kind === 'digits') break
      if (token.kind === 'word' ? !isFiller(token.text) : !/[ .:#()/=*№-]/.test(token.text)) return null
      ahead++
    }
    const digits = this.token(ahead)?.text ?? ''
    if (digits === '' || digits.length > MOST.extension || this.goesOn(ahead + 1)) return null
    this.at += ahead + 1
    return digits
  }

  /** Whether more digits follow that belong to the same number. */
  private goesOn(ahead: number): boolean {
    let next = ahead
    while (WITHIN.test(this.token(next)?.text ?? '')) next++
    return this.token(next)?.kind === 'digits'
  }

  /** `*101`, `#12` behind a number are an extension; `*31`, `#31#` in front of one a code for the exchange. */
  private keys(): void {
    const behind = this.numbers.length > 0 && /^[ (,/-]*$/.test(this.divided) && this.words.length === 0
    let keys = 0
    while (/^[*# ]$/.test(this.token(keys)?.text ?? '')) keys++
    const digits = this.token(keys)
    if (digits?.kind !== 'digits') {
      this.at += keys
      return
    }
    const attached = this.token(keys - 1)?.text !== ' '
    const closed = /^[*#]$/.test(this.token(keys + 1)?.text ?? '')
    if (behind && digits.text.length <= MOST.extension && !this.goesOn(keys + 1)) {
      this.extension ||= digits.text
      this.at += keys + 1
    } else if (attached && digits.text.length <= MOST.code && !digits.text.startsWith('0') && (closed || !/^[/.-]$/.test(this.token(keys + 1)?.text ?? ''))) {
      this.rest = true
      this.at += keys + 1
      while (/^[*#]$/.test(this.token()?.text ?? '')) this.at++
    } else {
      if (attached) this.garbled = true
      this.at += keys
    }
  }

  /** `,,12` behind a number: a pause, then an extension. */
  private pause(): boolean {
    let commas = 0
    while (this.token(commas)?.text === ',') commas++
    const digits = this.token(commas)
    if (this.numbers.length === 0 || commas < 2 || digits?.kind !== 'digits' || digits.text.length > MOST.extension || this.goesOn(commas + 1)) return false
    this.extension ||= digits.text
    this.at += commas + 1
    return true
  }

  private number(): void {
    let text = ''
    let hasDigits = false
    for (let token = this.token(); token; token = this.token()) {
      const plus = token.text === '+' && !hasDigits
      if (token.kind !== 'digits' && !plus && !WITHIN.test(token.text)) break
      hasDigits ||= token.kind === 'digits'
      text += token.text
      this.at++
    }
    const next = this.token()
    if (next?.kind === 'word' && /\d-?$/.test(text)) this.behindDigits(next.text)
    // What stood at its end divides it from what follows.
    const [, number = '', end = ''] = /^([^]*[\d)])([^\d)]*)$/.exec(text) ?? []
    this.numbers.push({ text: number, label: this.takeWords(), after: this.divided.trim() })
    this.divided = end
  }

  /** A word right behind digits: an extension's, a note in another script or in full, or letters where digits should stand. */
  private behindDigits(word: string): void {
    if (WITHOUT_BLANKS.test(word) || announcesExtension(word, true)) return
    if (word.length < 3 || word !== word.toLowerCase()) this.garbled = true
  }

  private takeWords(): string {
    const label = this.words.filter(word => !joinsNumbers(word)).join(' ')
    this.words = []
    return label.length > LONGEST_LABEL ? '' : label
  }

  /** Words behind a number that none of its own stood in front of. */
  private endWords(): void {
    const last = this.numbers.at(-1)
    if (last?.label === '') this.numbers[this.numbers.length - 1] = { ...last, label: this.takeWords() }
    this.words = []
  }

  /** A short number that a colon divides from the next is that one's label: `1: 030 …`. */
  private withoutLabels(): NumberPart[] {
    return this.numbers.filter(({ text }, index) => {
      const next = this.numbers[index + 1]
      const isLabel = next !== undefined && digitCount(text) <= MOST.label && /^[:)]|^\.$/.test(next.after)
      return !isLabel
    })
  }
}
