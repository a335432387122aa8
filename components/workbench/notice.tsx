/** Something was not done: why, in words. */
export function Notice({ text }: { readonly text: string }) {
  return <section class="notice" data-kind="problem" role="alert"><p>{text}</p></section>;
}
