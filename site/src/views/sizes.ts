// Sizes of elements as they were last laid out. Asking an element itself, in the middle of drawing, makes the browser
// lay out the whole page anew each time.

interface Size {
  readonly width: number;
  readonly height: number;
}

const known = new WeakMap<Element, Size>();
// Made before any view's own observer: what those draw with is up to date.
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) known.set(target, measured(target));
});

/** The inner size of an element. */
export function sizeOf(element: Element): Size {
  let size = known.get(element);
  if (size === undefined) {
    size = measured(element);
    known.set(element, size);
    observer.observe(element);
  }
  return size;
}

function measured({ clientWidth, clientHeight }: Element): Size {
  return { width: clientWidth, height: clientHeight };
}
