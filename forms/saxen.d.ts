/** The part of `saxen` we use; the package brings no types of its own. */
declare module 'saxen' {
  export class Parser {
    ns(names?: Readonly<Record<string, string>>): this;
    on(event: 'openTag', heard: (name: string, attributes: () => Readonly<Record<string, string>>, decode: (text: string) => string, selfClosing: boolean) => void): this;
    on(event: 'closeTag', heard: (name: string) => void): this;
    on(event: 'text', heard: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'cdata', heard: (text: string) => void): this;
    on(event: 'error', heard: (error: Error) => void): this;
    on(event: 'warn', heard: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
