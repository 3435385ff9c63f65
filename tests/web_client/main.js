// Fills a form in as ODK's own web client does. Everything about the form comes from the server under test:
//   ?server=ADDRESS   the address that a station was given, with its token
//   &form=ID          which form of its list
//   &most=BYTES       send in several requests of at most so many bytes
// What the server answers stands in #told, one line for each request.
import { createApp, h } from 'vue';
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';

const asked = new URLSearchParams(location.search);
const server = asked.get('server');
const most = Number(asked.get('most') ?? 0);

const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
};
const xml = async (address) => new DOMParser().parseFromString(await (await read(address)).text(), 'text/xml');
const cell = (element, name) => element.getElementsByTagName(name)[0]?.textContent;

const told = document.getElementById('told');

// No await outside of a function: the client loads parts of itself that wait for this module.
const start = async () => {
  const listed = [...(await xml(`${server}/formList`)).getElementsByTagName('xform')];
  const found = listed.find((one) => cell(one, 'formID') === asked.get('form'));
  const manifest = cell(found, 'manifestUrl');
  const files = manifest ? [...(await xml(manifest)).getElementsByTagName('mediaFile')] : [];
  const media = new Map(files.map((one) => [cell(one, 'filename'), cell(one, 'downloadUrl')]));
  const formXml = await (await read(cell(found, 'downloadUrl'))).text();

  const send = async (payload) => {
    for (const [number, data] of payload.data.entries()) {
      if (number < payload.data.length - 1) data.set('*isIncomplete*', 'yes');
      const answer = await fetch(`${server}/submission`, { method: 'POST', body: data, headers: { 'X-OpenRosa-Version': '1.0' } });
      told.textContent += `${answer.status} ${(await answer.text()).replace(/<[^>]*>/g, '').trim()}\n`;
    }
    told.hidden = false;
  };
  // So that a test can send the same once more, as a client does whose answer was lost.
  const kept = [];
  const submit = async (payload) => {
    kept.push(payload);
    await send(payload);
  };
  window.sendAgain = () => send(kept.at(-1));
  // What left the client, file by file: a form may ask it to make pictures smaller.
  window.sent = async () => {
    const files = kept.at(-1).data.flatMap((data) => [...data.entries()]).filter(([name, file]) => file instanceof File && name !== 'xml_submission_file');
    const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return Promise.all(files.map(async ([, file]) => hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))));
  };

  const props = {
    formXml,
    fetchFormAttachment: async (address) => fetch(media.get(decodeURIComponent(address.pathname.split('/').pop()))),
  };
  if (most) Object.assign(props, { submissionMaxSize: most, onSubmitChunked: submit });
  else props.onSubmit = submit;

  createApp({ render: () => h(OdkWebForm, props) }).use(webFormsPlugin).mount('#form');
};

start().catch((error) => {
  told.textContent = String(error);
  told.hidden = false;
});
