/**
 * Words for an extension, as people and exports write them before its digits, in lower case and without a point. A word of
 * another script than Latin, Cyrillic or Greek counts wherever a run of letters holds it: those are often written without blanks.
 */
const EXTENSION: ReadonlySet<string> = new Set([
  // en, and what others took over
  'ext', 'extn', 'exten', 'xtn', 'extension', 'local', 'lcl', 'x',
  // ru, uk, kk, be
  'доб', 'добав', 'добавочный', 'добавочного', 'внутр', 'внутренний', 'внутренняя', 'вн', 'дод', 'додатковий', 'внутрішній', 'қос', 'қосымша', 'ішкі', 'дад', 'унутр',
  // de
  'durchwahl', 'dw', 'nebenstelle', 'nst', 'klappe', 'kl', 'apparat', 'app',
  // es, pt, it, fr
  'extensión', 'extensao', 'extensão', 'anexo', 'interno', 'interna', 'int', 'ramal', 'rml', 'ram', 'interne', 'poste', 'estensione', 'derivato',
  // pl, cs, sk, hu, nl, sv, tr
  'wewn', 'wew', 'wewnętrzny', 'wewnetrzny', 'klapka', 'linka', 'mellék', 'mell', 'toestel', 'tst', 'anknytning', 'dahili', 'dah',
  // id, ms, vi
  'ekst', 'ekstensi', 'pesawat', 'pes', 'samb', 'sambungan', 'smbg', 'nhánh', 'lẻ', 'ml'
])
const EXTENSION_WITHIN = ['ต่อ', '分机', '分機', '转', '轉', '内线', '內線', '内線', 'एक्सटेंशन', 'एक्सटेन्शन', 'एक्स', 'विस्तार', 'तहत', 'تحويل', 'داخلي', 'داخلى', 'فرعي', 'امتداد']
/** Pauses of stored numbers, and abbreviations too short to be words of their own: only with a point or with digits right behind. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(['x', 'r', 'w', 'p', 'х'])
/** What may stand between such a word and its digits. */
const FILLERS: ReadonlySet<string> = new Set(['no', 'nr', 'num', 'number', 'номер', 'nº', 'máy', 'số', '号', '號', '番号', 'رقم'])

/** Whether a word announces an extension. @param attached its digits follow right behind it, or behind its point */
export function announcesExtension(word: string, attached: boolean): boolean {
  const lower = word.toLowerCase()
  if (lower === 'x' ? attached : EXTENSION.has(lower)) return true
  if (attached && ABBREVIATIONS.has(lower)) return true
  return EXTENSION_WITHIN.some(one => lower.includes(one))
}

/** Whether a word may stand between one that announces an extension and its digits. */
export const isFiller = (word: string): boolean => FILLERS.has(word.toLowerCase())

/** Between two numbers these say nothing about either. */
const JOINING: ReadonlySet<string> = new Set([
  'or', 'and', 'oder', 'und', 'bzw', 'bis', 'ou', 'et', 'o', 'y', 'e', 'ed', 'lub', 'albo', 'oraz', 'i', 'или', 'и', 'або', 'чи', 'та', 'немесе', 'және', 'veya', 've', 'ya', 'atau', 'dan',
  'hoặc', 'và', 'หรือ', 'และ', 'या', 'और', 'أو', 'و', '或', '或者', '和', 'または', 'と'
])
export const joinsNumbers = (word: string): boolean => JOINING.has(word.toLowerCase())
