import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { Failure } from '@/core/failure/failure'
import { callBatch, commandFailure, MOST_COMMANDS } from '@/portal/sdk/batch'
import { failureIn } from '@/portal/errors/failures'
import { RecordIdSchema } from '@/portal/sdk/recordId'

/** What the portal tells of its employees. */
export interface EmployeesPort {
  /** Their names, as far as the portal tells them. Never throws. @param ids at most 2,500 */
  names: (ids: readonly string[]) => Promise<EmployeeNames>
}

export interface EmployeeNames {
  /** By id; empty where the portal shows nobody of this id, and nothing about those it did not answer about. */
  names: ReadonlyMap<string, string>
  /** Why it did not answer about all of them, or null. */
  failure: Failure | null
}

const USERS = 'user.get'
/** People the portal lists at once. */
const PAGE = 50
const FIELDS = ['ID', 'NAME', 'LAST_NAME']

const RowsSchema = v.array(v.unknown())
const text = v.nullish(v.string(), '')
const UserSchema = v.object({ ID: RecordIdSchema, NAME: text, LAST_NAME: text })

/**
 * Names of employees, those who have left included. The app needs one of the permissions `user_brief`, `user_basic` and `user` for it, which
 * it can do without: the refusal is then the failure. The portal leaves out bots, and for most people those who belong to no department.
 * Portals that do not know `SELECT` send more fields; they are dropped here.
 * Sources: https://apidocs.bitrix24.com/api-reference/user/user-get.html, https://apidocs.bitrix24.com/api-reference/user/user-scope.html
 */
export async function employeeNames(frame: B24Frame, ids: readonly string[]): Promise<EmployeeNames> {
  const pages = Array.from({ length: Math.min(MOST_COMMANDS, Math.ceil(ids.length / PAGE)) }, (_, page) => ids.slice(page * PAGE, (page + 1) * PAGE))
  if (pages.length === 0) return { names: new Map(), failure: null }
  try {
    const { result, result_error: errors } = await callBatch(frame, Object.fromEntries(pages.map((some, page) => [`u${page}`, command(some)])))
    const names = new Map<string, string>()
    let failure: Failure | null = null
    for (const [page, some] of pages.entries()) {
      const rows = v.safeParse(RowsSchema, result[`u${page}`])
      if (rows.success) addNames(names, some, rows.output)
      else failure ??= commandFailure(errors[`u${page}`], USERS)
    }
    return { names, failure }
  } catch (error) {
    return { names: new Map(), failure: failureIn(error, 'connectionLost', USERS) }
  }
}

function command(ids: readonly string[]): string {
  return `${USERS}?${new URLSearchParams([...ids.map((id, at) => [`FILTER[ID][${at}]`, id]), ...FIELDS.map((field, at) => [`SELECT[${at}]`, field])])}`
}

/** One damaged row takes no other with it. */
function addNames(names: Map<string, string>, asked: readonly string[], rows: readonly unknown[]): void {
  const told = new Map(rows.flatMap((row) => {
    const { success, output } = v.safeParse(UserSchema, row)
    return success ? [[String(output.ID), `${output.NAME} ${output.LAST_NAME}`.trim().replace(/\s+/g, ' ')] satisfies [string, string]] : []
  }))
  for (const id of asked) names.set(id, told.get(id) ?? '')
}
