/** Languages the stems of voices' ids stand for. */
const LANGUAGES: Readonly<Record<string, string>> = {
  auenglish: 'en-AU', brportuguese: 'pt-BR', caenglish: 'en-CA', cafrench: 'fr-CA', chchinese: 'zh-CN', eurcatalan: 'ca', eurczech: 'cs', eurdanish: 'da',
  eurdutch: 'nl', eurfinnish: 'fi', eurfrench: 'fr', eurgerman: 'de', euritalian: 'it', eurnorwegian: 'nb', eurpolish: 'pl', eurportuguese: 'pt-PT',
  eurspanish: 'es', eurturkish: 'tr', hkchinese: 'zh-HK', huhungarian: 'hu', jpjapanese: 'ja', krkorean: 'ko', ruinternal: 'ru', swswedish: 'sv',
  twchinese: 'zh-TW', ukenglish: 'en-GB', usenglish: 'en-US', usspanish: 'es-US'
}

/** Portals' own codes of languages, where they are not those of everybody else. */
const PORTAL_CODES: Readonly<Record<string, string>> = { la: 'es', br: 'pt-BR', ua: 'uk', sc: 'zh-Hans', tc: 'zh-Hant', vn: 'vi', in: 'hi', kz: 'kk' }

type Words = readonly [female: string, male: string, byDefault: string]

/** What stands in brackets, by the portal's code of the language. */
const WORDS: Readonly<Record<string, Words>> = {
  de: ['weiblich', 'männlich', 'Standard'],
  ru: ['женский', 'мужской', 'по умолчанию'],
  fr: ['femme', 'homme', 'par défaut'],
  la: ['femenina', 'masculina', 'predeterminada'],
  br: ['feminina', 'masculina', 'padrão'],
  ar: ['أنثى', 'ذكر', 'افتراضي'],
  pl: ['żeński', 'męski', 'domyślny'],
  tr: ['kadın', 'erkek', 'varsayılan'],
  it: ['femminile', 'maschile', 'predefinita'],
  ua: ['жіночий', 'чоловічий', 'за замовчуванням'],
  sc: ['女声', '男声', '默认'],
  tc: ['女聲', '男聲', '預設'],
  ja: ['女性', '男性', '既定'],
  vn: ['nữ', 'nam', 'mặc định'],
  id: ['perempuan', 'laki-laki', 'bawaan'],
  ms: ['perempuan', 'lelaki', 'lalai'],
  th: ['หญิง', 'ชาย', 'ค่าเริ่มต้น'],
  in: ['महिला', 'पुरुष', 'डिफ़ॉल्ट'],
  kz: ['әйел', 'ер', 'әдепкі']
}

/** Names of voices in a portal's language; names of voices nobody knows, and all names on English portals, stay as they are. */
export function voiceLabels(voices: Readonly<Record<string, string>>, portalLanguage: string): Record<string, string> {
  const words = WORDS[portalLanguage]
  if (words === undefined) {
    return { ...voices }
  }
  const names = new Intl.DisplayNames([PORTAL_CODES[portalLanguage] ?? portalLanguage], { type: 'language' })
  return Object.fromEntries(Object.entries(voices).map(([id, name]) => [id, label(id, name, words, names) ?? name]))
}

function label(id: string, name: string, [female, male, byDefault]: Words, names: Intl.DisplayNames): string | undefined {
  const [, stem = '', gender] = /^(.+?)(female|male)$/.exec(id) ?? []
  const language = LANGUAGES[stem]
  const engine = /\(([^()]+)\)$/.exec(name)?.[1]
  return language === undefined || engine === undefined
    ? undefined
    : `${names.of(language)} (${gender === 'female' ? female : male}) (${engine === 'Default' ? byDefault : engine})`
}
