import { describe, expect, it } from 'vitest'
import { VOICE_MESSAGE_IN_BITRIX24 } from '@/locales/bitrix24Words'
import { outcomeOf } from '@/portal/records/outcomeCodes'
import { textsOf } from '../../scripts/i18n/texts'

/**
 * Bitrix24's own words as its language files have them (decision 0014): of rights and levels, and of how calls end. Whoever reads them here finds
 * them on the portal's screen.
 */
const LABELS: Readonly<Record<string, { call: string, any: string, numbers: string, change: string, statistics: string, view: string, codes: Record<string, string> }>> = {
  en: {
    call: 'Outbound call', any: 'Any', numbers: 'Manage numbers', change: 'Update', statistics: 'Call statistics', view: 'View',
    codes: {
      '402': 'Insufficient balance', '402-B24': 'Unavailable on free plan', '403': 'Denied', '404': 'Invalid number', '423': 'Blocked', '484': 'This route is unavailable', '486': 'Busy',
      '503': 'This route is unavailable', '603': 'Declined', '603-S': 'The call was canceled'
    }
  },
  ru: {
    call: 'Исходящий звонок', any: 'Любые', numbers: 'Управление номерами', change: 'Изменение', statistics: 'Статистика звонков', view: 'Просмотр',
    codes: {
      '200': 'Успешный звонок', '304': 'Пропущенный звонок', '402': 'Недостаточно средств на счету', '402-B24': 'Недоступно на бесплатном тарифе', '403': 'Запрещено', '404': 'Неверный номер',
      '423': 'Заблокировано', '480': 'Временно не доступен', '484': 'Данное направление не доступно', '486': 'Занято',
      '503': 'Данное направление не доступно', '603': 'Отклонено', '603-S': 'Вызов отменен', 'OTHER': 'Не определен'
    }
  },
  uk: {
    call: 'Вихідний дзвінок', any: 'Будь-які', numbers: 'Управління номерами', change: 'Зміна', statistics: 'Статистика дзвінків', view: 'Перегляд',
    codes: {
      '200': 'Успішний дзвінок', '304': 'Пропущений дзвінок', '402': 'Недостатньо коштів на рахунку', '402-B24': 'Недоступно на безкоштовному тарифі', '403': 'Заборонено', '404': 'Невірний номер',
      '423': 'Заблоковано', '480': 'Тимчасово не доступний', '486': 'Зайнято', '500': 'Внутрішня помилка сервера', '503': 'Даний напрямок не доступний', '603': 'Відхилено',
      '603-S': 'Виклик скасований', 'OTHER': 'Не визначений'
    }
  },
  kk: {
    call: 'Шығыс қоңырау', any: 'Кез келген', numbers: 'Нөмірлерді басқару', change: 'Өзгерту', statistics: 'Қоңыраулар статистикасы', view: 'Қарау',
    codes: {
      '200': 'Сәтті қоңырау', '304': 'Қабылданбаған қоңырау', '402': 'Шотта қаражат жеткіліксіз', '402-B24': 'Тегін тарифте қолжетімсіз', '403': 'Тыйым салынады', '404': 'Қате нөмір',
      '423': 'Бұғатталған', '480': 'Уақытша қолжетімсіз', '484': 'Бұл бағыт қолжетімсіз', '486': 'Бос емес', '500': 'Ішкі сервер қатесі', '503': 'Бұл бағыт қолжетімсіз',
      '603': 'Қабылданбады', '603-S': 'Қоңырау тоқтатылды', 'OTHER': 'Анықталмаған'
    }
  }
}

describe.each(Object.entries(LABELS))('%s has the labels of the portal', (locale, labels) => {
  const texts = textsOf(locale)
  const text = (key: string) => texts.get(key) ?? ''

  it('for the rights that are missing, level and action beside them', () => {
    for (const key of ['failures.callsNotAllowed.fix', 'install.done.text']) expect(text(key), key).toMatch(named(labels.call, labels.any))
    for (const key of ['noLine.way2', 'failures.linesNotAllowed.fix']) expect(text(key), key).toMatch(named(labels.numbers, labels.change))
    expect(text('failures.statisticsNotAllowed.fix')).toMatch(named(labels.statistics, labels.view))
  })

  it.each(Object.entries(labels.codes))('for the end of a call with code %s: %s', (code, label) => {
    expect(text(`outcomes.${outcomeOf(code)}`)).toBe(label)
  })

  it('for voice messages, to find them in its own lists', () => {
    expect(VOICE_MESSAGE_IN_BITRIX24[locale]).not.toBe(text('form.types.infocall'))
  })
})

/** Right and level, or action, in quotes: `“Outbound call: Any”`, `«Исходящий звонок — Любые»`. */
function named(right: string, level: string): RegExp {
  return new RegExp(`[“«]${right}(?:: | — )${level}[”»]`)
}

describe('the way to the rights is that of the official help, where it has one', () => {
  it.each([
    ['en', 'CRM → Sales → Sales channels → Telephony → Connection → Access permissions'],
    ['de', 'CRM → Umsatz → Vertriebskanäle → Telefonie → Verbindung → Zugriffsrechte'],
    ['es', 'CRM → Ventas → Canales de ventas → Telefonía → Conexión → Permisos de acceso'],
    ['pt-BR', 'CRM → Complementos → Telefonia → Conexão → Permissões de acesso'],
    ['pl', 'CRM → Dodatki → Telefonia → Uprawnienia dostępu'],
    ['fr', 'Téléphonie → Connexion → Droits d’accès']
  ])('%s: %s', (locale, way) => {
    const texts = textsOf(locale)
    for (const key of ['failures.callsNotAllowed.fix', 'noLine.way2', 'install.done.text']) expect(texts.get(key), key).toContain(way)
  })

  it.each([
    ['de', 'failures.callsNotAllowed.fix', 'Ausgehende Anrufe: beliebige Nummern'],
    ['de', 'failures.statisticsNotAllowed.fix', 'Anrufstatistik'],
    ['es', 'failures.callsNotAllowed.fix', 'Llamadas salientes: a cualquier número'],
    ['es', 'noLine.way2', 'Administrar números'],
    ['es', 'failures.statisticsNotAllowed.fix', 'Estadísticas de llamadas'],
    ['pt-BR', 'failures.statisticsNotAllowed.fix', 'Estatísticas de chamadas'],
    ['pl', 'failures.callsNotAllowed.fix', 'Połączenia wychodzące: Jakiekolwiek'],
    ['pl', 'noLine.way2', 'Zarządzanie numerami'],
    ['pl', 'failures.statisticsNotAllowed.fix', 'Statystyka połączeń']
  ])('and so are the rights: %s, %s: %s', (locale, key, words) => {
    expect(textsOf(locale).get(key)).toContain(words)
  })
})
