import type { ComputedRef, InjectionKey } from 'vue'
import type { AnyField } from './sections'

/** What on the page is not what is stored. */
export const CHANGED_FIELDS: InjectionKey<ComputedRef<ReadonlySet<AnyField>>> = Symbol('changed fields')
