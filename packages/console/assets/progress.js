// Shows how far long work is; without this script the page says so whenever it is loaded again.
for (const place of document.querySelectorAll('[data-progress]')) {
  const bar = place.querySelector('progress');
  const text = place.querySelector('[data-text]');
  const events = new EventSource(place.dataset.progress);
  events.addEventListener('running', ({ data }) => {
    const { done, total } = JSON.parse(data);
    bar.max = total || 1;
    bar.value = done;
    text.textContent = text.dataset.text.replace('{done}', done).replace('{total}', total);
  });
  for (const end of ['done', 'failed'])
    events.addEventListener(end, () => {
      events.close();
      location.reload();
    });
}
