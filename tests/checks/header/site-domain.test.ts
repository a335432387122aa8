import check from '../../../checks/header/site-domain.ts';
import type { PageCase } from '../../support/load-page.ts';
import { testCheck } from '../../support/test-check.ts';

const at = (url: string, domain?: string): PageCase => ({ url, html: `<html><head><title>x</title>${domain === undefined ? '' : `<meta name="SiteDomain" content="${domain}">`}</head><body>x</body></html>` });

testCheck(check, {
  type: 'article',
  passes: {
    portal: at('https://www.shifan.gov.cn/a.html', 'www.shifan.gov.cn'),
    'the central portal': at('https://www.gov.cn/'),
    department: at('http://slj.shifan.gov.cn/'),
    'department of a department': at('https://shi.sheng.chinatax.gov.cn/'),
    'default ports': at('https://www.shifan.gov.cn:443/'),
    'Chinese domain': at('http://示范县.政务/'),
    'Chinese domain below .cn': at('http://示范县.政务.cn/'),
    'www and bare name of one site': at('https://www.shifan.gov.cn/', 'www.shifan.gov.cn,shifan.gov.cn'),
    'hosts of one site': at('https://www.shifan.gov.cn/', 'www.shifan.gov.cn;xxgk.shifan.gov.cn'),
    'a dot at the end': at('https://www.shifan.gov.cn./'),
  },
  reports: {
    com: { ...at('http://www.shifan.com/'), reports: ['suffix/www.shifan.com'] },
    'gov.cn inside the name only': { ...at('http://www.shifan.gov.cn.example.com/'), reports: ['suffix/www.shifan.gov.cn.example.com'] },
    'a name that ends alike': { ...at('http://www.shifangov.cn/'), reports: ['suffix/www.shifangov.cn'] },
    'no www': { ...at('https://shifan.gov.cn/'), reports: ['structure/shifan.gov.cn'], says: [/缺少“www\.”/] },
    'www before a department': { ...at('https://www.slj.shifan.gov.cn/'), reports: ['structure/www.slj.shifan.gov.cn'], says: [/多了一级/] },
    'too deep': { ...at('https://a.b.c.d.e.gov.cn/'), reports: ['structure/a.b.c.d.e.gov.cn'] },
    'an address of numbers': { ...at('http://192.0.2.7/a.html'), reports: ['ip-or-port/192.0.2.7'], says: [/IP 地址/] },
    'an address of the new kind': { ...at('http://[2001:db8::1]:8080/'), reports: ['ip-or-port/[2001:db8::1]:8080'] },
    'a port': { ...at('http://www.shifan.gov.cn:8081/'), reports: ['ip-or-port/www.shifan.gov.cn:8081'], says: [/端口 8081/] },
    'an internal name': { ...at('http://localhost/'), reports: ['ip-or-port/localhost'], says: [/内部主机名/] },
    'several domains in the tag': { ...at('https://www.shifan.gov.cn/', 'www.shifan.gov.cn,www.sf.gov.cn'), reports: ['several-domains/sf.gov.cn、shifan.gov.cn'], says: [/2 个/] },
  },
  cannot: { 'org.cn': { ...at('http://www.shifan.org.cn/'), because: /事业单位/ } },
  inapplicable: { preview: { ...at('http://127.0.0.1:9000/preview/1'), preview: true } },
});
