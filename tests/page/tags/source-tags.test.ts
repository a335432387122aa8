import { describe, expect, it } from 'vitest';
import { sourceTags } from '../../../page/tags/source-tags.ts';
import { expectLinear } from '../../support/growth.ts';

const places = (source: string): string => sourceTags(source).map(({ name, outside }) => `${name}:${outside ? 'out' : 'in'}`).join(' ');

describe('sourceTags', () => {
  it.each([
    ['plain', '<!doctype html><html><head><meta name="SiteName" content="x"></head><body><meta name="PubDate" content="y"></body></html>', 'sitename:in pubdate:out'],
    ['a div in the head closes nothing in the source', '<head><div>x</div><meta name=SiteName content=x></head><body>', 'sitename:in'],
    ['after the closing head', '<head></head><meta name="SiteName"><body>', 'sitename:out'],
    ['no head tags at all', '<meta name="SiteName"><title>x</title><body><meta name="PubDate">', 'sitename:in pubdate:out'],
    ['a second head in an included part', '<head></head><body><head><meta name="SiteName"></head></body>', 'sitename:in'],
    ['comments, scripts, titles and text areas do not count', '<head><!-- </head><body> --><script>"</head><body><meta name=x>"</script><title></head><body></title><meta name="SiteName"></head><textarea><meta name="a"></textarea>', 'sitename:in'],
    ['header is no head', '<head></head><body><header><meta name="SiteName"></header>', 'sitename:out'],
    ['attributes in any order, glued, upper case, with > in a value', `<HEAD><META content="a > b"NAME='PubDate'><meta http-equiv=x><meta property="og:name" content="name=SiteName"></HEAD>`, 'pubdate:in'],
    ['blank lines and fragments before the document', '\n\n?>\n<html>\n<head>\n<meta\nname = "SiteName"\n>', 'sitename:in'],
    ['cut off', '<head><meta name="SiteName" content="', ''],
    ['comment never closed', '<head><meta name="SiteName"><!-- <meta name="PubDate">', 'sitename:in'],
    ['nothing', '', ''],
  ])('%s', (_, source, answer) => expect(places(source)).toBe(answer));

  it('stays linear on hostile sources', async () => {
    for (const part of ['<', '<meta name="', "<a title='", '<!--', '<script>', '<meta name=a>', '<meta name = ', '</', '"<']) await expectLinear((size) => part.repeat(size), sourceTags);
  });
});
