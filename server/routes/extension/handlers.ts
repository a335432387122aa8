import { updatesJson, updateXml } from '../../extension/update-files.ts';
import type { Handlers } from '../../http/call.ts';
import { Refused, refusals } from '../../refusal.ts';

/** The extension for browsers on an intranet: what is newest, and the packages themselves. Open to all, as any browser asks without signing in. */
export const extension: Pick<Handlers, 'updateXml' | 'updatesJson' | 'extensionFile'> = {
  async updateXml({ context }) {
    return { text: updateXml(context.packages.offered(), `${context.configuration.publicUrl}/ext`), type: 'text/xml; charset=utf-8' };
  },

  async updatesJson({ context }) {
    return { json: updatesJson(context.packages.offered(), `${context.configuration.publicUrl}/ext`) };
  },

  async extensionFile({ context, parameter }) {
    const name = parameter('file');
    const file = context.packages.open(name);
    if (!file) throw new Refused(refusals.notFound);
    return { file, name, type: name.endsWith('.crx') ? 'application/x-chrome-extension' : 'application/x-xpinstall' };
  },
};
