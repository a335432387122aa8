import { describe, expect, it } from 'vitest';
import { belongsTo, namedHosts } from '../../../page/header/site-domain.ts';

describe('namedHosts', () => {
  it.each([
    ['www.shifan.gov.cn', ['www.shifan.gov.cn']],
    ['http://WWW.Shifan.gov.cn/', ['www.shifan.gov.cn']],
    ['//www.shifan.gov.cn:8080/index.html', ['www.shifan.gov.cn']],
    ['www.shifan.gov.cn,www.sf.gov.cn', ['www.shifan.gov.cn', 'www.sf.gov.cn']],
    ['www.shifan.gov.cn；shifan.gov.cn、 www.shifan.gov.cn', ['www.shifan.gov.cn', 'shifan.gov.cn']],
    ['ｗｗｗ.shifan.gov.cn', ['www.shifan.gov.cn']],
    ['示范县.政务', ['xn--5nr158fzwg.xn--zfr164b']],
    ['网站域名', []], ['', []], ['${domain}', []], ['http://', []],
  ])('%s', (content, hosts) => expect(namedHosts(content)).toEqual(hosts));
});

describe('belongsTo', () => {
  it.each([
    ['www.shifan.gov.cn', 'shifan.gov.cn', true], ['shifan.gov.cn', 'www.shifan.gov.cn', true], ['xxgk.shifan.gov.cn', 'www.shifan.gov.cn', true],
    ['www.shifan.gov.cn', 'xxgk.shifan.gov.cn', false], ['www.notshifan.gov.cn', 'shifan.gov.cn', false],
  ])('%s, named %s: %s', (host, named, answer) => expect(belongsTo(host, named)).toBe(answer));
});
