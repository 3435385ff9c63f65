// What the page's script says about each case of a file of lines: the same answers as judged.py, one line each.
// node judge.mjs PAGE CASES ANSWERS
import { readFileSync, writeFileSync } from "node:fs";

const [page, cases, answers] = process.argv.slice(2);
const script = readFileSync(page, "utf8").match(/<script id="checks">([\s\S]*?)<\/script>/)[1];
const names = ["Wrong", "need", "parseJson", "parseLeaf", "checkAuthor", "checkCopy", "checkInclusion", "checkConsistency",
  "parseKey", "parsePolicy", "openCheckpoint", "checkQuorum", "checkReceipt", "checkAcknowledgement", "checkFork", "hex",
  "parseBundle", "quickEd25519", "plainEd25519"];
const v = new Function(`${script}\nreturn { ${names.join(", ")} };`)();

const bytes = (text) => Uint8Array.from(Buffer.from(text, "base64"));
const byName = (a, b) => (a[0] < b[0] ? -1 : 1);
const told = (head) => [head.origin, head.size, [...head.witnesses].sort(byName), head.unchecked];

const JUDGES = {
  json: (c) => (v.parseJson(bytes(c.data)), ""),
  async leaf(c) {
    const leaf = await v.parseLeaf(bytes(c.leaf));
    if (c.key) await v.checkAuthor(leaf, bytes(c.key));
    return leaf.says.id;
  },
  async copy(c) {
    const copy = await v.checkCopy(bytes(c.copy));
    return [copy.shown.map((slot) => slot.name).sort(), copy.withheld];
  },
  async inclusion(c) {
    await v.checkInclusion(bytes(c.leaf), c.index, c.size, c.proof.map(bytes), bytes(c.root));
    return "";
  },
  async consistency(c) {
    await v.checkConsistency(c.size, bytes(c.root), c.later_size, bytes(c.later_root), c.proof.map(bytes));
    return "";
  },
  async key(c) {
    const key = await v.parseKey(c.text);
    return [key.name, key.kind];
  },
  async policy(c) {
    const policy = await v.parsePolicy(bytes(c.policy));
    return [policy.logs.length, [...policy.witnesses.keys()], [...policy.groups.keys()], policy.quorum];
  },
  async checkpoint(c) {
    const policy = await v.parsePolicy(bytes(c.policy));
    const head = await v.openCheckpoint(bytes(c.checkpoint), policy);
    v.checkQuorum(head, policy);
    return told(head);
  },
  async receipt(c) {
    const policy = await v.parsePolicy(bytes(c.policy));
    const receipt = await v.checkReceipt(bytes(c.proof), bytes(c.thing), policy);
    return [receipt.index, told(receipt.head), receipt.copy ? receipt.copy.withheld : []];
  },
  async acknowledgement(c) {
    const policy = await v.parsePolicy(bytes(c.policy));
    const made = await v.checkAcknowledgement(bytes(c.note), policy);
    return [made.origin, v.hex(made.leaf), made.by];
  },
  async fork(c) {
    const { smaller, larger } = await v.checkFork(bytes(c.fork), await v.parsePolicy(bytes(c.policy)));
    return [smaller.size, larger.size];
  },
  bundle: (c) => v.parseBundle(bytes(c.bundle), c.width).map((leaf) => leaf.length),
  async ed25519(c) {
    const given = [bytes(c.public), bytes(c.message), bytes(c.signature)];
    const [quick, plain] = [await v.quickEd25519(...given), await v.plainEd25519(...given)];
    if (quick !== plain) throw new Error(`WebCrypto says ${quick}, plain arithmetic says ${plain}`);
    v.need(quick, "signature", "does not hold");
    return "";
  },
};

async function judge(line) {
  const one = JSON.parse(line);
  try {
    return { code: "", told: await JUDGES[one.op](one) };
  } catch (problem) {
    return problem instanceof v.Wrong ? { code: problem.code, told: "" } : { code: `broke: ${problem.stack}`, told: "" };
  }
}

const lines = readFileSync(cases, "utf8").split("\n").filter((line) => line);
const out = [];
for (const line of lines) out.push(JSON.stringify(await judge(line)));
writeFileSync(answers, out.join("\n") + "\n");
