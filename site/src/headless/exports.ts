// What both entries of the headless runtime offer.
export type { OutputEntry, Position, Uncaught, Unit } from "../../../wasm/protocol";
export { RuntimeCrash } from "../../../wasm/shim/runtime";
export type { Capture, HeapObject, Holder, PictureOptions, Reference } from "./capture";
export type { LoadOptions, Moment, MoveOptions, OuroRuntime, Reason, RunOptions } from "./runtime";
export { ProgramSyntaxError } from "./runtime";
