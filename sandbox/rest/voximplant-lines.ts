import { defaultLineOf, ownLines } from '../portal/lines'
import { anyParams, defineMethod, type RestMethod } from './method'
import { phpMap } from './php'

/** The portal's telephony lines. Listing them takes the right to manage numbers, which sales managers do not have. */
export const lineMethods: RestMethod[] = [
  defineMethod({
    name: 'voximplant.line.get',
    scope: ['telephony'],
    right: 'lines',
    schema: anyParams,
    run: (_, { portal }) => ({ result: phpMap(escapedNames(ownLines(portal))) })
  }),
  defineMethod({
    name: 'voximplant.line.outgoing.get',
    scope: ['telephony'],
    right: 'lines',
    schema: anyParams,
    run: (_, { portal }) => ({ result: portal.defaultLine })
  }),
  defineMethod({
    name: 'voximplant.user.getDefaultLineId',
    scope: ['telephony'],
    schema: anyParams,
    run: (_, { portal, person }) => ({ result: { defaultLineId: defaultLineOf(portal, person) } })
  }),
  defineMethod({
    name: 'voximplant.url.get',
    scope: ['telephony'],
    schema: anyParams,
    run: (_, { portal: { origin } }) => ({
      result: {
        detail_statistics: `${origin}/telephony/detail.php`,
        buy_connector: `${origin}/settings/license_phone_sip.php`,
        edit_config: `${origin}/telephony/edit.php?ID=#CONFIG_ID#`,
        lines: `${origin}/telephony/lines.php`
      }
    })
  })
]

/** Names are written for a page of HTML, which spares single quotes. */
function escapedNames(lines: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(lines).map(([line, name]) => [
    line, name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  ]))
}
