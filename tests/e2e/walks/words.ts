import { readFileSync } from 'node:fs'

const PARTS = ['desk', 'calls', 'today', 'ready', 'settings', 'journal', 'install', 'notes', 'placements']

/** The interface's texts in one language, by key: what a walk looks for and clicks. */
export class Words {
  private readonly parts: readonly unknown[]

  /** @param tag name of a folder in `src/locales` */
  constructor(tag: string) {
    this.parts = PARTS.map((part): unknown => JSON.parse(readFileSync(`src/locales/${tag}/${part}.json`, 'utf8')))
  }

  of(key: string): string {
    for (const part of this.parts) {
      const text = key.split('.').reduce<unknown>((at, name): unknown => Object(at)[name], part)
      if (typeof text === 'string') return text
    }
    throw new Error(`No text ${key}`)
  }

  /** A text with placeholders or plural forms, whatever stands in their place. */
  like(key: string): RegExp {
    const forms = this.of(key).split(' | ').map(form => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{\w+\\\}/g, '.*'))
    return new RegExp(forms.map(form => `^\\s*${form}\\s*$`).join('|'))
  }
}
