import { fileURLToPath } from 'node:url'
import { builtApp } from '../../sandbox/command/build.ts'

/** Before the first test: the app that is tested is built from the source that is here. */
export default async function build(): Promise<void> {
  await builtApp(fileURLToPath(new URL('../..', import.meta.url)))
}
