/**
 * What Bitrix24 calls a voice message in its own lists of calls, by BCP 47 tag of the interface: labels of its language files, public in these
 * languages only (decision 0014).
 */
export const VOICE_MESSAGE_IN_BITRIX24: Readonly<Record<string, string>> = {
  en: 'Robocall', kk: 'Ақпараттық қоңырау шалу', ru: 'Информационный звонок', uk: 'Інформаційний дзвінок'
}
