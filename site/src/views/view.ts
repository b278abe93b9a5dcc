/** Something on the page that draws what it is given. */
export interface View<T> {
  readonly element: Element;
  show(value: T): void;
}
