/**
 * The same page with half of its list links leading to some hundred commercial hosts and every fourth list not shown, as tabs
 * and menus are: the hardest case for the search for hidden links.
 */
export function withForeignLinks(html: string): string {
  let link = 0;
  let list = 0;
  return html
    .replace(/href="\/xwzx\/(\d+\/t\d+\.html)"/g, (whole, rest: string) => ((link += 1) % 2 === 0 ? whole : `href="http://www.qiye${link % 97}.com/${rest}"`))
    .replace(/<ul class="list">/g, (whole) => ((list += 1) % 4 === 0 ? '<ul class="list hide">' : whole));
}
