/**
 * One of the states a click can be in, laid out flat as it is stored: whatever does not belong to the state is null. So a state that
 * cannot be is no value of the type, and tabs with an earlier version of the app go on reading what this one stores.
 */
export type Fate<Blank extends object, State extends string, Known extends Partial<Record<keyof Blank, unknown>>> =
  { state: State } & Omit<Blank, keyof Known> & Known
