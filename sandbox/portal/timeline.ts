/** A note in a record's timeline. */
export interface TimelineComment {
  id: number
  entityTypeId: number
  entityId: number
  authorId: number
  text: string
  /** Milliseconds since 1970. */
  createdAt: number
}

/** A to-do of a record. */
export interface Todo {
  id: number
  entityTypeId: number
  entityId: number
  authorId: number
  responsibleId: number
  title: string
  description: string
  /** As it was sent. */
  deadline: string
  /** Minutes before the deadline at which the portal reminds of it. */
  pingOffsets: number[]
  /** Milliseconds since 1970. */
  createdAt: number
}

/** What was added to the timelines of the CRM's records, oldest first. */
export class Timeline {
  readonly comments: TimelineComment[] = []
  readonly todos: Todo[] = []
  #lastId = 0

  addComment(comment: Omit<TimelineComment, 'id' | 'createdAt'>): TimelineComment {
    const added = { id: this.#nextId(), ...comment, createdAt: Date.now() }
    this.comments.push(added)
    return added
  }

  addTodo(todo: Omit<Todo, 'id' | 'createdAt'>): Todo {
    const added = { id: this.#nextId(), ...todo, createdAt: Date.now() }
    this.todos.push(added)
    return added
  }

  reset(): void {
    this.comments.length = 0
    this.todos.length = 0
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }
}
