import type { Desk } from './desk.ts'

/** Shows a section of the settings by its name in the menu, whether something in it has changed or not. */
export async function toSection({ app }: Pick<Desk, 'app'>, name: string): Promise<void> {
  await app.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: new RegExp(String.raw`^${name}( \(changed\))?$`) }).click()
}
