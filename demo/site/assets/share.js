// The share buttons of an article: copies the address, or shows it as text where the clipboard is closed.
for (const button of document.querySelectorAll('[data-share]')) {
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = '已复制链接';
    } catch {
      prompt('请复制链接：', location.href);
    }
  });
}
