/**
 * What components/shared has of Preact, for the compilation of the server: Preact's own declarations bring every type of the DOM with them,
 * and then nothing would keep the server's code from using them. The extension compiles the same components by the real ones.
 */
type Prop = string | number | boolean | null | undefined;

export interface VNode<P = object> { readonly type: unknown; readonly props: P }
export type ComponentChild = VNode | string | number | boolean | null | undefined;
export type ComponentChildren = ComponentChild | readonly ComponentChildren[];

export function h(type: string, props: Readonly<Record<string, Prop>> | null, ...children: ComponentChildren[]): VNode;
export function h<P>(type: (props: P) => ComponentChildren, props: P): VNode;
export function h(type: typeof Fragment, props: null | { readonly key?: string }, ...children: ComponentChildren[]): VNode;
export function Fragment(props: { readonly children?: ComponentChildren }): VNode;
