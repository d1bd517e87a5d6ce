/**
 * What no voice can speak, and what must not hide what it speaks: control characters but tab and line break (NUL ends a text for some speech
 * services), lone halves of surrogate pairs (no UTF-8 has them), and overrides of the direction of reading, by which a text reads
 * otherwise than it sounds. Characters that join others (in Indic and Persian words, in emoji) are no such thing.
 */
const UNSPEAKABLE = /[^\P{Cc}\t\n]|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/gu
/** What is invisible by nature, though some of it counts as letters (Hangul fillers) or symbols (the empty Braille cell). */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/gu
/** What a voice has something to say for. */
const AUDIBLE = /[\p{L}\p{N}\p{Sc}\p{So}]/u

/** A text as it leaves for the portal, from one that was typed, pasted, stored or came by a link. */
export const spokenText = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSPEAKABLE, '').trim()

/** Whether nothing would be heard: no text, or nothing but invisible characters, dots and other punctuation. */
export const isSilent = (text: string): boolean => !AUDIBLE.test(spokenText(text).replaceAll(INVISIBLE, ''))
