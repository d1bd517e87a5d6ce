/** The names a text may hold between braces. */
export const PLACEHOLDERS = ['name', 'company', 'manager', 'caller'] as const
export type Placeholder = typeof PLACEHOLDERS[number]

/**
 * What people write for each placeholder, in the languages of the interface: the name itself and what plainly means the same (“client's
 * name”). A word that may mean something else (“client”, “first name”) is not among them: it is asked about.
 */
const WORDS: Readonly<Record<Placeholder, string>> = {
  name: 'name, full name, client name, customer name, contact name, kundenname, nombre, nombre del cliente, nom, nom du client, nome, nome do cliente, '
    + 'nome del cliente, nome cliente, imię, imię klienta, имя, имя клиента, ім\'я, ім\'я клієнта, аты, есімі, клиенттің аты, ad, adı, isim, müşteri adı, '
    + 'الاسم, اسم, اسم العميل, नाम, ग्राहक का नाम, nama, nama pelanggan, 名前, お名前, 氏名, 顧客名, 姓名, 名字, 客户姓名, 客戶姓名, ชื่อ, ชื่อลูกค้า, '
    + 'tên, họ tên, tên khách hàng',
  company: 'company, company name, firma, firmenname, unternehmen, empresa, nombre de la empresa, compañía, entreprise, société, azienda, società, '
    + 'nome da empresa, nazwa firmy, компания, название компании, фирма, компанія, назва компанії, фірма, компания атауы, şirket, şirket adı, '
    + 'الشركة, شركة, اسم الشركة, कंपनी, कम्पनी, perusahaan, nama perusahaan, syarikat, nama syarikat, 会社, 会社名, 公司, 公司名称, 公司名稱, '
    + 'บริษัท, ชื่อบริษัท, công ty, tên công ty',
  manager: 'manager, manager name, mitarbeiter, gerente, gestor, gestionnaire, responsable, responsabile, menedżer, менеджер, yönetici, '
    + 'المدير, مدير, प्रबंधक, मैनेजर, manajer, pengurus, 担当者, マネージャー, 经理, 經理, ผู้จัดการ, quản lý, người quản lý',
  caller: 'caller, our company, unsere firma, notre entreprise, nuestra empresa, наша компания'
}

/** The same for every way to write a word: case, accents, blanks and what stands for them, invisible characters. */
function folded(word: string): string {
  return word.normalize('NFKD').toLowerCase().replaceAll(/[\p{Mn}\p{Cf}\s_.'’ʼ`-]/gu, '').replaceAll('ı', 'i')
}

let known: ReadonlyMap<string, Placeholder> | null = null

/** The placeholder a word stands for, or null. */
export function placeholderOf(word: string): Placeholder | null {
  // Most texts hold none: the list is made when it is needed.
  known ??= new Map(PLACEHOLDERS.flatMap(name => WORDS[name].split(',').map(one => [folded(one), name] as const)))
  return known.get(folded(word)) ?? null
}
