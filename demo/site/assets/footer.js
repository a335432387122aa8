// Writes the footer the way many publishing systems do: nothing of it stands in the page's source.
document.querySelector('#footer').outerHTML = `<footer class="site-footer">
  <div class="wrap">
    <a class="mark" href="https://bszs.conac.cn/sitename?method=show&amp;id=00000000000000000000000000000DE0" target="_blank" title="党政机关网站标识"><img src="/assets/party-mark-red.svg" alt="党政机关网站标识" width="62" height="74"></a>
    <div class="facts">
      <p><a href="/wzdt/">站点地图</a>　|　<a href="/zjsf/lxwm.html">联系我们</a>　|　<a href="/zjsf/wzsm.html">网站声明</a></p>
      <p>主办单位：示范县人民政府办公室　承办单位：示范县大数据服务中心　联系电话：0700-5550123</p>
      <p>网站标识码：9999990001　<a href="https://beian.miit.gov.cn/" target="_blank">桂ICP备2099000001号-1</a></p>
      <p><a class="police" href="https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001" target="_blank"><img src="/assets/police.svg" alt="" width="18" height="20">桂公网安备99999902000001号</a></p>
    </div>
    <a class="report" href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9999990001&amp;url=http%3A%2F%2Fwww.shifanxian.gov.cn%2F" target="_blank" title="我为政府网站找错"><img src="/assets/error-report.svg" alt="我为政府网站找错" width="124" height="62"></a>
  </div>
</footer>`;
