/** A GraphQL operation as a text, with the types of its answer and of its variables. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  readonly text: string;
  /** never there: it carries the types */
  readonly types?: (variables: Variables) => Answer;
}
