// Filters the table by a text and by verdicts, and keeps both in the address,
// so that a filtered page can be linked to.
const form = document.querySelector('.filter');
const text = document.getElementById('q');
const count = document.getElementById('n');
const none = document.getElementById('none');
const buttons = [...form.querySelectorAll('button')];
const groups = [...document.querySelectorAll('tbody')].map(body => ({
  body,
  rows: [...body.querySelectorAll('tr[data-verdict]')].map(row => ({
    row,
    text: (body.rows[0].textContent + ' ' + row.textContent).toLowerCase(),
  })),
}));
const all = groups.reduce((sum, group) => sum + group.rows.length, 0);
const pressed = button => button.getAttribute('aria-pressed') === 'true';

function show() {
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = buttons.filter(pressed).map(button => button.value);
  let shown = 0;
  for (const { body, rows } of groups) {
    let here = 0;
    for (const { row, text } of rows) {
      const fits = (!wanted.length || wanted.includes(row.dataset.verdict))
        && words.every(word => text.includes(word));
      row.hidden = !fits;
      here += fits;
    }
    body.hidden = !here;
    shown += here;
  }
  count.textContent = `${shown} of ${all}`;
  none.hidden = shown > 0;
}

function remember() {
  const state = new URLSearchParams();
  if (text.value) state.set('q', text.value);
  for (const button of buttons.filter(pressed)) state.append('verdict', button.value);
  history.replaceState(null, '', '#' + state);
}

function recall() {
  // The address of a finding is not a filter.
  if (location.hash && !location.hash.includes('=')) return;
  const state = new URLSearchParams(location.hash.slice(1));
  text.value = state.get('q') ?? '';
  const wanted = state.getAll('verdict');
  for (const button of buttons) {
    button.setAttribute('aria-pressed', wanted.includes(button.value));
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', !pressed(button));
    show();
    remember();
  });
}
text.addEventListener('input', () => { show(); remember(); });
form.addEventListener('submit', event => event.preventDefault());
addEventListener('hashchange', () => { recall(); show(); });
form.hidden = false;
recall();
show();
