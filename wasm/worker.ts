// The worker: one time machine, driven in slices so that messages are heard between them. Bundled as a classic
// script; the session takes its port as an argument so that tests can drive it without a worker.
import { WorkerSession } from "./session";
import type { Request } from "./protocol";

interface Scope {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

const scope = self as unknown as Scope;
const session = new WorkerSession((report, transfer) => {
  scope.postMessage(report, transfer);
});
scope.onmessage = (event) => {
  session.receive(event.data);
};
