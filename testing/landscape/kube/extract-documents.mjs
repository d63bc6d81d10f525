// Makes resources.json and schemas.json of the embedded API server from the discovery and OpenAPI documents of a real one.
// usage: NODE_TLS_REJECT_UNAUTHORIZED=0 node extract-documents.mjs https://127.0.0.1:6443 ADMIN_TOKEN
import { writeFileSync } from "node:fs";

const [server, token] = process.argv.slice(2);
const folder = new URL("../src/main/resources/dev/granary/testing/landscape/embedded/", import.meta.url);

// group version -> resources that the embedded server serves; null for all
const SERVED = {
  v1: ["namespaces", "pods", "services", "configmaps", "secrets", "serviceaccounts", "persistentvolumeclaims",
    "persistentvolumes", "events", "endpoints", "nodes", "limitranges", "resourcequotas", "replicationcontrollers",
    "podtemplates"],
  "apps/v1": null,
  "batch/v1": null,
  "rbac.authorization.k8s.io/v1": null,
  "networking.k8s.io/v1": ["ingresses", "networkpolicies", "ingressclasses"],
  "storage.k8s.io/v1": ["storageclasses", "volumeattachments", "csidrivers"],
  "coordination.k8s.io/v1": ["leases"],
  "policy/v1": ["poddisruptionbudgets"],
  "autoscaling/v2": null,
  "scheduling.k8s.io/v1": ["priorityclasses"],
  "discovery.k8s.io/v1": ["endpointslices"],
  "apiextensions.k8s.io/v1": null,
  "authorization.k8s.io/v1": ["localsubjectaccessreviews", "selfsubjectaccessreviews", "subjectaccessreviews"],
  "authentication.k8s.io/v1": null,
};
const SUBRESOURCES = ["status", "token", "finalize", "eviction", "binding"];
const KEYWORDS = ["type", "properties", "items", "additionalProperties", "required", "default", "enum", "$ref", "format",
  "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type", "x-kubernetes-patch-strategy",
  "x-kubernetes-patch-merge-key", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-group-version-kind"];

const get = async (path) => (await fetch(server + path, { headers: { Authorization: "Bearer " + token } })).json();
const sorted = (value) =>
  Array.isArray(value) ? value.map(sorted)
    : value && typeof value === "object"
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
      : value;
const line = (value) => JSON.stringify(sorted(value));
const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const isZero = (value) => !value || (typeof value === "object" && Object.keys(value).length === 0);

function slim(schema) {
  const { allOf, ...own } = schema;
  const whole = allOf?.length === 1 ? { ...allOf[0], ...own } : schema;
  const result = {};
  for (const [key, value] of Object.entries(whole)) {
    if (!KEYWORDS.includes(key) || (key === "default" && isZero(value))) continue;
    if (key === "properties") result[key] = mapValues(value, slim);
    else if (key === "items") result[key] = slim(value);
    else if (key === "additionalProperties") result[key] = typeof value === "object" ? slim(value) : value;
    else if (key === "$ref") result[key] = value.split("/").at(-1);
    else if (key !== "format") result[key] = value;
    else if (value === "int-or-string") result["x-kubernetes-int-or-string"] = true;
    else if (value === "byte") result[key] = value;
  }
  return result;
}

const pathOf = (groupVersion) => (groupVersion === "v1" ? "api/v1" : "apis/" + groupVersion);
const lists = [];
const schemas = {};
for (const [groupVersion, wanted] of Object.entries(SERVED)) {
  const discovery = await get("/" + pathOf(groupVersion));
  const resources = discovery.resources
    .filter((resource) => {
      const [name, subresource] = resource.name.split("/");
      return (wanted === null || wanted.includes(name)) && (!subresource || SUBRESOURCES.includes(subresource));
    })
    .map(({ storageVersionHash, ...resource }) => resource);
  lists.push({ groupVersion, resources });
  const openApi = await get("/openapi/v3/" + pathOf(groupVersion));
  Object.assign(schemas, mapValues(openApi.components.schemas, slim));
}

const kinds = new Set(lists.flatMap(({ groupVersion, resources }) => {
  const [version, group = ""] = groupVersion.split("/").reverse();
  return resources.map((r) => [r.group ?? group, r.version ?? version, r.kind].filter(Boolean).join("/"));
}));
const roots = {};
for (const [name, schema] of Object.entries(schemas)) {
  for (const { group, version, kind } of schema["x-kubernetes-group-version-kind"] ?? []) {
    const key = [group, version, kind].filter(Boolean).join("/");
    if (kinds.has(key) && !name.startsWith("io.k8s.apimachinery")) roots[key] = name;
  }
  delete schema["x-kubernetes-group-version-kind"];
}
const reachable = new Set();
function visit(name) {
  if (reachable.has(name)) return;
  reachable.add(name);
  JSON.stringify(schemas[name], (key, value) => {
    if (key === "$ref" && typeof value === "string") visit(value);
    return value;
  });
}
Object.values(roots).forEach(visit);

const served = lists.filter(({ resources }) => resources.length > 0);
const groups = (await get("/apis")).groups.map((group) => group.name)
  .filter((group) => served.some(({ groupVersion }) => groupVersion.startsWith(group + "/")));
const entries = (keys, value) => keys.sort().map((key) => JSON.stringify(key) + ":" + value(key)).join(",\n");
writeFileSync(new URL("schemas.json", folder),
  `{"kinds":{\n${entries(Object.keys(roots), (key) => JSON.stringify(roots[key]))}\n},"definitions":{\n` +
  `${entries([...reachable], (key) => line(schemas[key]))}\n}}\n`);
writeFileSync(new URL("resources.json", folder),
  `{"groups":${line(groups)},"lists":[\n` + served.map(({ groupVersion, resources }) =>
    `{"groupVersion":${JSON.stringify(groupVersion)},"resources":[\n${resources.map(line).join(",\n")}]}`).join(",\n") +
  `\n]}\n`);
